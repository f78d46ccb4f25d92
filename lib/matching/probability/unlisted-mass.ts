import { type CostTable, isDigit } from '../costs/cost-table.ts'
import { CODES, LONGEST_PACKED } from '../index/alphabet.ts'
import type { PreparedRead } from '../tolerance/prepared-read.ts'
import { type MarkDensity, SHAPES } from './density.ts'

/** Chances of the errors of a mark's characters, by position: read as one of its own class, of the other, or invented. */
class Chances {
  readonly same = new Float64Array(LONGEST_PACKED)
  readonly other = new Float64Array(LONGEST_PACKED)
  readonly invented = new Float64Array(LONGEST_PACKED)

  set(i: number, same: number, other: number, invented: number): void {
    this.same[i] = same
    this.other[i] = other
    this.invented[i] = invented
  }
}

/** The same of an average character of a class. */
interface MeanChances {
  same: number
  other: number
  invented: number
}

/**
 * How likely the read is to show a vehicle that nobody listed, on the scale on which a listed mark read rightly is 1.
 * `itself` is ρ, the vehicle whose mark is just what was read; `once` and `twice` are S and S2, those misread in one or
 * two places. Without `twice` posteriors of badly read marks come out far too sure.
 */
export class UnlistedMass {
  itself = 0
  once = 0
  twice = 0
  private readonly costs: CostTable
  private readonly density: MarkDensity
  private readonly inventedChance: Float64Array
  private readonly lostDigits: number
  private readonly lostLetters: number
  private readonly meanDigit: MeanChances
  private readonly meanLetter: MeanChances
  /** By shape, for average characters: chances of single and of double errors, times the density they lead to. */
  private readonly meanOnce = new Float64Array(SHAPES)
  private readonly meanTwice = new Float64Array(SHAPES)
  private version = 0
  /** Of the characters of the read being weighed. */
  private readonly own = new Chances()

  constructor(costs: CostTable, density: MarkDensity) {
    this.costs = costs
    this.density = density
    this.inventedChance = costs.invented.map((cost, code) => (code === 0 ? 0 : Math.exp(-cost)))
    const codes = Array.from({ length: CODES - 1 }, (_, i) => i + 1)
    const digits = codes.filter(isDigit)
    const letters = codes.filter((code) => !isDigit(code))
    const lost = (code: number) => Math.exp(-(costs.lost[code] as number))
    this.lostDigits = digits.reduce((sum, code) => sum + lost(code), 0)
    this.lostLetters = letters.reduce((sum, code) => sum + lost(code), 0)
    this.meanDigit = this.meanChances(digits)
    this.meanLetter = this.meanChances(letters)
  }

  /** The three together for a read of this shape with average characters: enough to set the budget of the search. */
  mean(shape: number, firstError: number, furtherError: number): number {
    if (this.version !== this.density.version) this.tabulate()
    const first = Math.exp(-firstError)
    const once = this.meanOnce[shape] as number
    const twice = this.meanTwice[shape] as number
    return (this.density.table[shape] as number) + first * (once + Math.exp(-furtherError) * twice)
  }

  /** The three for this very read; `firstError` as `ReadDoubt` has it, `furtherError` as the cost table. */
  weigh(read: PreparedRead, firstError: number, furtherError: number): void {
    if (this.version !== this.density.version) this.tabulate()
    const { shape } = read
    for (let i = 0; i < read.length; i++) {
      const code = read.codes[i] as number
      const doubted = read.isDoubted ? Math.exp(-(read.doubt[i] as number)) : 1
      const same = doubted * (this.costs.sumSameClass[code] as number)
      const other = doubted * (this.costs.sumOtherClass[code] as number)
      this.own.set(i, same, other, doubted * (this.inventedChance[code] as number))
    }
    const first = Math.exp(-firstError)
    this.itself = this.density.table[shape] as number
    this.once = first * this.step(shape, read.length, this.own, this.density.table)
    this.twice = (first * Math.exp(-furtherError) * this.step(shape, read.length, this.own, this.meanOnce)) / 2
  }

  /** Σ over single errors of their chance times what `worth` says of the shape they lead to. */
  private step(shape: number, length: number, chances: Chances, worth: Float64Array): number {
    const { same, other, invented } = chances
    const here = worth[shape] as number
    let sum = 0
    for (let i = 0; i < length; i++) {
      const place = length - 1 - i
      sum += (same[i] as number) * here + (other[i] as number) * (worth[shape ^ (1 << place)] as number)
      if (length === 1) continue
      const shorter = ((shape >> (place + 1)) << place) | (shape & ((1 << place) - 1))
      sum += (invented[i] as number) * (worth[shorter] as number)
    }
    if (length === LONGEST_PACKED) return sum
    for (let place = 0; place <= length; place++) {
      const longer = ((shape >> place) << (place + 1)) | (shape & ((1 << place) - 1))
      sum += this.lostDigits * (worth[longer] as number) + this.lostLetters * (worth[longer | (1 << place)] as number)
    }
    return sum
  }

  private tabulate(): void {
    this.version = this.density.version
    const chances = new Chances()
    const fill = (into: Float64Array, worth: Float64Array, share: number) => {
      for (let shape = 2; shape < SHAPES; shape++) {
        const length = 31 - Math.clz32(shape)
        for (let i = 0; i < length; i++) {
          const mean = (shape >> (length - 1 - i)) & 1 ? this.meanLetter : this.meanDigit
          chances.set(i, mean.same, mean.other, mean.invented)
        }
        into[shape] = share * this.step(shape, length, chances, worth)
      }
    }
    fill(this.meanOnce, this.density.table, 1)
    fill(this.meanTwice, this.meanOnce, 0.5)
  }

  private meanChances(codes: readonly number[]): MeanChances {
    const mean = (of: (code: number) => number) => codes.reduce((sum, code) => sum + of(code), 0) / codes.length
    return {
      same: mean((code) => this.costs.sumSameClass[code] as number),
      other: mean((code) => this.costs.sumOtherClass[code] as number),
      invented: mean((code) => this.inventedChance[code] as number),
    }
  }
}
