import { type CostTable, isDigit } from '../costs/cost-table.ts'
import { CODES, LONGEST_PACKED } from '../index/alphabet.ts'
import type { PreparedRead } from '../tolerance/prepared-read.ts'
import { type MarkDensity, SHAPES } from './density.ts'

/** Chances that an average character of a class is read as another of its class, as one of the other class, or invented. */
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
  /** By shape: the part of each that characters lost from a longer mark have in it, whatever the characters read. */
  private readonly lostOnce = new Float64Array(SHAPES)
  private readonly lostTwice = new Float64Array(SHAPES)
  private version = 0

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
    const { shape, length, codes, doubt, isDoubted } = read
    const { sumSameClass, sumOtherClass } = this.costs
    const { inventedChance, meanOnce } = this
    const { table } = this.density
    const here = table[shape] as number
    const onceHere = meanOnce[shape] as number
    let once = 0
    let twice = 0
    for (let i = 0; i < length; i++) {
      const code = codes[i] as number
      const place = length - 1 - i
      const other = shape ^ (1 << place)
      const shorter = withoutPlace(shape, place)
      const same = sumSameClass[code] as number
      const turned = sumOtherClass[code] as number
      const invented = inventedChance[code] as number
      const doubted = isDoubted ? Math.exp(-(doubt[i] as number)) : 1
      once += doubted * (same * here + turned * (table[other] as number) + invented * (table[shorter] as number))
      twice +=
        doubted * (same * onceHere + turned * (meanOnce[other] as number) + invented * (meanOnce[shorter] as number))
    }
    const first = Math.exp(-firstError)
    this.itself = here
    this.once = first * (once + (this.lostOnce[shape] as number))
    this.twice = (first * Math.exp(-furtherError) * (twice + (this.lostTwice[shape] as number))) / 2
  }

  private tabulate(): void {
    this.version = this.density.version
    this.tabulateStep(this.density.table, 1, this.lostOnce, this.meanOnce)
    this.tabulateStep(this.meanOnce, 0.5, this.lostTwice, this.meanTwice)
  }

  /** By shape, Σ over single errors of their chance times what `worth` says of the shape they lead to: of losses, and a share of all. */
  private tabulateStep(worth: Float64Array, share: number, lost: Float64Array, mean: Float64Array): void {
    for (let shape = 2; shape < SHAPES; shape++) {
      const length = 31 - Math.clz32(shape)
      const here = worth[shape] as number
      let losses = 0
      for (let place = 0; place <= length && length < LONGEST_PACKED; place++) {
        const longer = ((shape >> place) << (place + 1)) | (shape & ((1 << place) - 1))
        losses +=
          this.lostDigits * (worth[longer] as number) + this.lostLetters * (worth[longer | (1 << place)] as number)
      }
      lost[shape] = losses
      let sum = losses
      for (let place = 0; place < length; place++) {
        const { same, other, invented } = (shape >> place) & 1 ? this.meanLetter : this.meanDigit
        sum += same * here + other * (worth[shape ^ (1 << place)] as number)
        sum += invented * (worth[withoutPlace(shape, place)] as number)
      }
      mean[shape] = share * sum
    }
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

/** The shape without the character at `place`, counted from the last; 1, of which there are no vehicles, when it was the only one. */
const withoutPlace = (shape: number, place: number): number =>
  ((shape >> (place + 1)) << place) | (shape & ((1 << place) - 1))
