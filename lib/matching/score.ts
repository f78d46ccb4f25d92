import type { ScorePolicy } from './score-policy.ts'
import { sureness } from './sureness.ts'

export interface ScoreInputs {
  /** 0–100, from `harmOf(category)` or the entry's own. */
  harmWeight: number
  grade: 'high' | 'medium' | 'low'
  /** 0–1. */
  posterior: number
  secondsSinceCapture: number
  /** Days since the list was last refreshed. */
  listAgeDays: number
  warningSignals: readonly string[]
  /** Minutes until the nearest free unit could meet the vehicle; absent when no unit is free. */
  nearestUnitEtaMin?: number
  /** Sightings of the vehicle in this alarm, this one included. */
  sightings: number
}

export interface ScoreContribution {
  name: keyof ScorePolicy['points']
  /** Points, whole. */
  value: number
  words: string
}

export interface AlarmScore {
  /** 0–1000, the sum of the contributions. */
  score: number
  policyVersion: number
  contributions: ScoreContribution[]
}

/**
 * Orders alarms within one band. Monotone: more harm, grade, probability, signals or sightings never lowers it; more time,
 * list age or distance never raises it. Any number is taken: what is not finite counts as the least worth.
 */
export function scoreAlarm(inputs: ScoreInputs, policy: ScorePolicy): AlarmScore {
  const { points } = policy
  const eta = inputs.nearestUnitEtaMin
  const shares: [ScoreContribution['name'], number, string][] = [
    ['harm', share(inputs.harmWeight / 100), `harm of the reason ${round(inputs.harmWeight)} of 100`],
    ['grade', share(policy.gradeShare[inputs.grade] ?? 0), `graded ${inputs.grade}`],
    ['probability', share(inputs.posterior), `${sureness(inputs.posterior)} sure it is this vehicle`],
    [
      'freshness',
      halving(inputs.secondsSinceCapture, policy.freshnessHalfLifeS),
      seenWords(inputs.secondsSinceCapture),
    ],
    ['listFreshness', halving(inputs.listAgeDays, policy.listHalfLifeDays), listWords(inputs.listAgeDays)],
    ['signals', signalShare(inputs.warningSignals, policy), signalWords(inputs.warningSignals)],
    ['interceptability', eta === undefined ? 0 : halving(eta, policy.interceptHalfMinutes), unitWords(eta)],
    ['sightings', share(1 - 1 / atLeast(1, inputs.sightings)), `seen ${plural(inputs.sightings, 'time')}`],
  ]
  const contributions = shares.map(([name, part, words]) => ({ name, value: Math.round(points[name] * part), words }))
  const sum = contributions.reduce((total, { value }) => total + value, 0)
  return { score: Math.min(1000, sum), policyVersion: policy.version, contributions }
}

const share = (value: number): number => (value >= 0 ? Math.min(1, value) : 0)
// biome-ignore lint/complexity/useMathMinMax: Math.max would pass NaN on; here it counts as the least.
const atLeast = (least: number, value: number): number => (value > least ? value : least)
const halving = (value: number, half: number): number => (Number.isNaN(value) ? 0 : 2 ** (-atLeast(0, value) / half))

function signalShare(signals: readonly string[], policy: ScorePolicy): number {
  let sum = 0
  for (const signal of new Set(signals))
    sum += Object.hasOwn(policy.signalShare, signal) ? (policy.signalShare[signal] as number) : policy.otherSignalShare
  return share(sum)
}

const round = (value: number): number => (Number.isFinite(value) ? Math.round(value) : 0)
const plural = (count: number, noun: string): string => `${round(count)} ${noun}${round(count) === 1 ? '' : 's'}`
const seenWords = (s: number): string => (s < 120 ? `seen ${round(s)} s ago` : `seen ${round(s / 60)} min ago`)
const listWords = (days: number): string => (days < 1 ? 'list refreshed today' : `list ${plural(days, 'day')} old`)
const unitWords = (eta?: number): string =>
  eta === undefined ? 'no free unit' : `nearest free unit ${round(eta)} min away`
const signalWords = (signals: readonly string[]): string =>
  signals.length ? `warning signals ${signals.join(', ')}` : 'no warning signals'
