import { ALPHABET, CODES, codeOf } from '../index/alphabet.ts'
import { type Confusions, measured } from './confusions.ts'

/** Weights of what was not counted, chosen on simulated traffic (docs/matching.md, "Costs"). */
export const smoothing = {
  /** One candidate pair counts as this many observed errors, in either direction. */
  thoughtAlike: 0.018,
  /** Any character as any other: 0.03 in 300 is the 1e-4 that Good–Turing leaves for confusions never seen. */
  unseen: 0.03,
  /** Characters that no count of them is trusted below: small counts are drawn towards the mean. */
  trusted: 20,
  trustedLost: 150,
  invented: 0.4,
}

export interface ErrorRates {
  /** At `entry << 6 | read`: chance that this listed character is read as that one. */
  substituted: Float64Array
  /** By code: chance that a listed character is not read at all. */
  lost: Float64Array
  /** By code: chance that this character is read in one gap between characters where none stands. */
  invented: Float64Array
}

/** Chances a character at the error rate of the counts: 22 of 100 reads wrong. */
export function errorRates(facts: Confusions = measured, weights = smoothing): ErrorRates {
  const stood = countsOf(facts.stood)
  const lostCounts = countsOf(facts.lost)
  const inventedCounts = countsOf(facts.invented)
  const seen = pairsOf(facts.substituted)
  const alike = pairsOf(facts.thoughtAlike)
  const characters = sum(stood)
  // Seven characters a plate leave eight gaps: 11,475 characters are about 13,100 gaps.
  const gaps = (characters * 8) / 7
  const lostShare = sum(lostCounts) / characters
  const substituted = new Float64Array(CODES << 6)
  const lost = new Float64Array(CODES)
  const invented = new Float64Array(CODES)
  for (const entry of codes) {
    const total = stood[entry] as number
    lost[entry] = ((lostCounts[entry] as number) + weights.trustedLost * lostShare) / (total + weights.trustedLost)
    invented[entry] = ((inventedCounts[entry] as number) + weights.invented) / gaps
    for (const read of codes) {
      if (read === entry) continue
      const there = (entry << 6) | read
      const judged = weights.thoughtAlike * ((alike[there] as number) + (alike[(read << 6) | entry] as number))
      substituted[there] = ((seen[there] as number) + judged + weights.unseen) / (total + weights.trusted)
    }
  }
  return { substituted, lost, invented }
}

const codes = [...ALPHABET].map(codeOf)
const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0)

const words = (list: string): string[] => list.trim().split(/\s+/).filter(Boolean)

function countsOf(list: string): Float64Array {
  const counts = new Float64Array(CODES)
  for (const fact of words(list)) counts[codeOf(fact.charAt(0))] = Number(fact.slice(1))
  return counts
}

function pairsOf(list: string): Float64Array {
  const counts = new Float64Array(CODES << 6)
  for (const fact of words(list)) counts[(codeOf(fact.charAt(0)) << 6) | codeOf(fact.charAt(1))] = Number(fact.slice(2))
  return counts
}
