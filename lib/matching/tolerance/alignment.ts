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

  private readonly leastLost: number
  private readonly leastInvented: number

  constructor(costs: CostTable) {
    this.costs = costs
    this.leastLost = Math.min(...costs.lost.subarray(1))
    this.leastInvented = Math.min(...costs.invented.subarray(1))
  }

  /**
   * As `between`, and most often with less work. The best of the ways with as few losses or inventions as the lengths ask for
   * is the best of all where it costs no more than those and another loss and invention must; and none that strays from it by
   * more than one character is, where the answer costs less than doing so twice. Infinite or what it is when it is more than
   * `most`.
   */
  costBetween(read: PreparedRead, entry: Uint8Array, entryLength: number, most: number): number {
    const { codes, length, doubt } = read
    const longer = entryLength - length
    if (read.isDoubted || longer < -2 || longer > 2) return this.between(codes, length, entry, entryLength, doubt)
    const direct = longer === 0 ? this.straight(codes, entry, length) : this.shifted(codes, length, entry, entryLength)
    if (direct <= strayed(longer, this.leastLost, this.leastInvented)) return direct
    const loss = leastOf(this.costs.lost, entry, entryLength)
    const invention = leastOf(this.costs.invented, codes, length)
    const once = strayed(longer, loss, invention)
    if (direct <= once) return direct
    if (once > most) return Number.POSITIVE_INFINITY
    const near = this.table(codes, length, entry, entryLength, doubt, 1)
    const twice = once + loss + invention
    if (near < twice) return near
    if (twice > most) return Number.POSITIVE_INFINITY
    return this.between(codes, length, entry, entryLength, doubt)
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

  /**
   * The best of the ways that lose, or invent, one or two characters, as the lengths ask, and misread others at most: how much
   * it costs to have come to each place with none of them left out, with one, and with two.
   */
  private shifted(read: Uint8Array, readLength: number, entry: Uint8Array, entryLength: number): number {
    const { substitution, lost, invented } = this.costs
    const isLost = entryLength > readLength
    const own = isLost ? lost : invented
    const longer = isLost ? entry : read
    const shorter = isLost ? read : entry
    const length = isLost ? readLength : entryLength
    const isTwice = longer === entry ? entryLength - readLength === 2 : readLength - entryLength === 2
    // Codes stand at 6 bits in the table: the entry's above the read's.
    const [longerBits, shorterBits] = isLost ? [6, 0] : [0, 6]
    let [none, one, two] = [0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
    let [errorsNone, errorsOne, errorsTwo] = [0, 0, 0]
    for (let i = 0; ; i++) {
      const here = longer[i] as number
      const next = longer[i + 1] as number
      const first = none + (own[here] as number)
      if (first < one) {
        one = first
        errorsOne = errorsNone + 1
      }
      if (isTwice && one + (own[next] as number) < two) {
        two = one + (own[next] as number)
        errorsTwo = errorsOne + 1
      }
      if (i === length) break
      const beside = shorter[i] as number
      const above = beside << shorterBits
      none += substitution[(here << longerBits) | above] as number
      one += substitution[(next << longerBits) | above] as number
      if (here !== beside) errorsNone++
      if (next !== beside) errorsOne++
      if (!isTwice) continue
      const last = longer[i + 2] as number
      two += substitution[(last << longerBits) | above] as number
      if (last !== beside) errorsTwo++
    }
    this.errors = isTwice ? errorsTwo : errorsOne
    return isTwice ? two : one
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

/** Least that a way costs with a loss and an invention more than the lengths ask for; `longer` is the entry, by so much. */
const strayed = (longer: number, loss: number, invention: number): number =>
  loss + invention + (longer > 0 ? longer * loss : -longer * invention)

function leastOf(costs: Float64Array, codes: Uint8Array, length: number): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 0; i < length; i++) least = Math.min(least, costs[codes[i] as number] as number)
  return least
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
