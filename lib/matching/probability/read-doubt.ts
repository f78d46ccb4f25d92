import { STOOD } from '../costs/confusions.ts'
import type { CostTable } from '../costs/cost-table.ts'
import { CODES, codeOf } from '../index/alphabet.ts'
import { oddsWrong, type SourceCalibration } from './calibration.ts'

/**
 * Of the wrong reads, those with one error: 144 of 204 with the measured engine, whose photographs are worse than what fixed
 * cameras take; a little more is assumed (policy).
 */
const ONE_ERROR = 0.74
/** A character confidence of this is the engine's usual one and changes nothing. */
const USUAL_CHARACTER = 0.954
/** Engines state characters more surely than they know them: half the difference in log-odds is believed (policy). */
const CHARACTER_BELIEF = 0.5

/** Turns what a source says of its confidence into costs; one for each source, its tables made once. */
export class ReadDoubt {
  private readonly calibration: SourceCalibration
  private readonly singleMass: number
  private readonly plain: number
  private readonly byConfidence = new Float64Array(101)

  constructor(calibration: SourceCalibration, costs: CostTable) {
    this.calibration = calibration
    this.singleMass = Math.log(singleErrorMass(costs))
    this.plain = this.costOf(oddsWrong(calibration))
    for (let confidence = 0; confidence <= 100; confidence++)
      this.byConfidence[confidence] = this.costOf(oddsWrong(calibration, confidence))
  }

  /** What the first error of a read costs beside its own chance; `lead` in points between its two best candidates. */
  firstError(confidence?: number, lead?: number): number {
    if (lead !== undefined) return this.costOf(oddsWrong(this.calibration, confidence, lead))
    if (confidence === undefined) return this.plain
    return this.byConfidence[Math.round(confidence)] ?? this.plain
  }

  private costOf(odds: number): number {
    // In sixteenths, so that what depends on it can be kept in tables: 6 % of a chance that is never known so well.
    return Math.round(16 * (this.singleMass - Math.log(odds * ONE_ERROR))) / 16
  }
}

/** What doubting this character costs, from its own confidence (0–100): negative when the engine was unsure of it. */
export function characterDoubt(confidence: number): number {
  if (!(confidence >= 0 && confidence <= 100)) return 0
  const sure = Math.min(0.999, Math.max(0.3, confidence / 100))
  return CHARACTER_BELIEF * (logOdds(sure) - logOdds(USUAL_CHARACTER))
}

const logOdds = (chance: number): number => Math.log(chance / (1 - chance))

/** Chance that an average seven-character mark is read with one error, at the rate the costs were counted at. */
function singleErrorMass(costs: CostTable): number {
  let characters = 0
  let misread = 0
  let invented = 0
  for (const fact of STOOD.trim().split(/\s+/)) {
    const code = codeOf(fact.charAt(0))
    const stood = Number(fact.slice(1))
    let errors = Math.exp(-(costs.lost[code] as number))
    for (let read = 1; read < CODES; read++)
      if (read !== code) errors += Math.exp(-(costs.substitution[(code << 6) | read] as number))
    characters += stood
    misread += stood * errors
    invented += Math.exp(-(costs.invented[code] as number))
  }
  return (7 * misread) / characters + 8 * invented
}
