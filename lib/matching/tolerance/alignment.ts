import type { CostTable } from '../costs/cost-table.ts'
import type { AlignedCharacter } from '../explanation.ts'
import { characterOf, foldOf, LONGEST_PACKED } from '../index/alphabet.ts'
import type { PreparedRead } from './prepared-read.ts'

const SIDE = LONGEST_PACKED + 2

/** The likeliest way a camera turned an entry into a read: least cost over substitutions, losses and inventions. */
export class Alignment {
  /** Number of errors on the cheapest way. */
  errors = 0
  private readonly costs: CostTable
  private readonly cost = new Float64Array(SIDE * SIDE)
  private readonly count = new Uint8Array(SIDE * SIDE)
  private readonly step = new Uint8Array(SIDE * SIDE)

  /** Less than this no way costs that loses a character and invents one. */
  private readonly leastShift: number
  /** By place of the shorter text: cost of all from there on, beside the longer one without a character before them. */
  private readonly after = new Float64Array(LONGEST_PACKED + 1)

  constructor(costs: CostTable) {
    this.costs = costs
    this.leastShift = Math.min(...costs.lost.subarray(1)) + Math.min(...costs.invented.subarray(1))
  }

  /**
   * As `between`, and most often with less work: no way is cheaper than the best of those with as few losses and inventions
   * as the lengths ask for, where that costs less than losing one character more and inventing one; and none that strays
   * from it by more than one character is, where the answer costs less than doing so twice. Infinite or what it is when it
   * is more than `most`.
   */
  costBetween(read: PreparedRead, entry: Uint8Array, entryLength: number, most: number): number {
    if (!read.isDoubted) {
      const { codes, length, doubt } = read
      let shift = this.leastShift
      if (Math.abs(length - entryLength) <= 1) {
        const direct =
          length === entryLength
            ? this.straight(codes, entry, length)
            : this.oneShift(codes, length, entry, entryLength)
        if (direct <= shift) return direct
        shift = this.shiftOf(codes, length, entry, entryLength)
        if (direct <= shift) return direct
        if (shift > most) return Number.POSITIVE_INFINITY
      }
      const near = this.table(codes, length, entry, entryLength, doubt, 1)
      if (near < 2 * shift) return near
      if (2 * shift > most) return Number.POSITIVE_INFINITY
    }
    return this.between(read.codes, read.length, entry, entryLength, read.doubt)
  }

  private straight(read: Uint8Array, entry: Uint8Array, length: number): number {
    const { substitution } = this.costs
    let sum = 0
    let errors = 0
    for (let i = 0; i < length; i++) {
      const seen = read[i] as number
      const listed = entry[i] as number
      if (seen === listed) continue
      sum += substitution[(listed << 6) | seen] as number
      errors++
    }
    this.errors = errors
    return sum
  }

  /** The best of the ways that lose or invent one character, as the lengths ask, and misread others at most. */
  private oneShift(read: Uint8Array, readLength: number, entry: Uint8Array, entryLength: number): number {
    const { substitution, lost, invented } = this.costs
    const { after } = this
    const isLost = entryLength > readLength
    const [movedRead, movedEntry] = isLost ? [0, 1] : [1, 0]
    const shorter = isLost ? readLength : entryLength
    after[shorter] = 0
    for (let i = shorter - 1; i >= 0; i--) {
      const [seen, listed] = [read[i + movedRead] as number, entry[i + movedEntry] as number]
      after[i] = (after[i + 1] as number) + (substitution[(listed << 6) | seen] as number)
    }
    let best = Number.POSITIVE_INFINITY
    let gap = 0
    let before = 0
    for (let i = 0; i <= shorter; i++) {
      const own = isLost ? (lost[entry[i] as number] as number) : (invented[read[i] as number] as number)
      const here = before + own + (after[i] as number)
      if (here < best) {
        best = here
        gap = i
      }
      before += substitution[((entry[i] as number) << 6) | (read[i] as number)] as number
    }
    let errors = 1
    for (let i = 0; i < shorter; i++)
      if (read[i < gap ? i : i + movedRead] !== entry[i < gap ? i : i + movedEntry]) errors++
    this.errors = errors
    return best
  }

  /** The least that losing a character of this entry and inventing one of this read costs together. */
  private shiftOf(read: Uint8Array, readLength: number, entry: Uint8Array, entryLength: number): number {
    const { lost, invented } = this.costs
    let loss = Number.POSITIVE_INFINITY
    let invention = Number.POSITIVE_INFINITY
    for (let j = 0; j < entryLength; j++) loss = Math.min(loss, lost[entry[j] as number] as number)
    for (let i = 0; i < readLength; i++) invention = Math.min(invention, invented[read[i] as number] as number)
    return loss + invention
  }

  /** Sum of the costs of the errors, each with the read's own doubt of that character. */
  between(read: Uint8Array, readLength: number, entry: Uint8Array, entryLength: number, doubt: Float64Array): number {
    return this.table(read, readLength, entry, entryLength, doubt, SIDE)
  }

  /** The same over the ways that stray from the straight ones by at most `stray` characters. */
  private table(
    read: Uint8Array,
    readLength: number,
    entry: Uint8Array,
    entryLength: number,
    doubt: Float64Array,
    stray: number,
  ): number {
    const { substitution, lost, invented } = this.costs
    const { cost, count, step } = this
    const least = Math.min(0, entryLength - readLength) - stray
    const most = Math.max(0, entryLength - readLength) + stray
    cost[0] = 0
    count[0] = 0
    for (let i = 0; i <= readLength; i++) {
      const first = Math.max(0, i + least)
      const last = Math.min(entryLength, i + most)
      for (let j = first; j <= last; j++) {
        if (i === 0 && j === 0) continue
        const at = i * SIDE + j
        let best = Number.POSITIVE_INFINITY
        if (i > 0 && j > 0) {
          const same = read[i - 1] === entry[j - 1]
          const change =
            (substitution[((entry[j - 1] as number) << 6) | (read[i - 1] as number)] as number) +
            (doubt[i - 1] as number)
          best = (cost[at - SIDE - 1] as number) + (same ? 0 : Math.max(0, change))
          step[at] = same ? SAME : CHANGED
          count[at] = (count[at - SIDE - 1] as number) + (same ? 0 : 1)
        }
        if (j > first) {
          const here = (cost[at - 1] as number) + (lost[entry[j - 1] as number] as number)
          if (here < best) {
            best = here
            step[at] = LOST
            count[at] = (count[at - 1] as number) + 1
          }
        }
        if (i > 0 && j < i + most) {
          const own = (invented[read[i - 1] as number] as number) + (doubt[i - 1] as number)
          const here = (cost[at - SIDE] as number) + Math.max(0, own)
          if (here < best) {
            best = here
            step[at] = INVENTED
            count[at] = (count[at - SIDE] as number) + 1
          }
        }
        cost[at] = best
      }
    }
    const end = readLength * SIDE + entryLength
    this.errors = count[end] as number
    return cost[end] as number
  }

  /** The comparison of the last call, character by character. */
  characters(read: Uint8Array, readLength: number, entry: Uint8Array, entryLength: number): AlignedCharacter[] {
    const steps: AlignedCharacter[] = []
    let i = readLength
    let j = entryLength
    while (i > 0 || j > 0) {
      const how = this.step[i * SIDE + j]
      const seen = how === LOST ? 0 : (read[--i] as number)
      const listed = how === INVENTED ? 0 : (entry[--j] as number)
      steps.push({ read: textOf(seen), entry: textOf(listed), state: stateOf(how as number, seen, listed) })
    }
    return steps.reverse()
  }
}

const SAME = 0
const CHANGED = 1
const LOST = 2
const INVENTED = 3

const textOf = (code: number): string => (code === 0 ? '' : characterOf(code))

function stateOf(how: number, seen: number, listed: number): AlignedCharacter['state'] {
  if (how === SAME) return 'same'
  if (how === LOST) return 'missing'
  if (how === INVENTED) return 'extra'
  return foldOf[seen] === foldOf[listed] ? 'look-alike' : 'tolerated'
}
