import { scoreAlarm } from '../matching/score.ts'
import type { Alarm, Contribution } from './alarm.ts'
import type { Band } from './band.ts'
import { type AlarmPolicy, bandOf } from './policy.ts'
import type { IncomingMatch, ListedEntry } from './sighting.ts'

/** As far as band and words of an alarm follow from it. */
type Asking = Pick<ListedEntry, 'category' | 'grade' | 'reason' | 'action' | 'warningSignals'>

/** The band a match asks for; a match that is only possible never makes a High by itself (DOMAIN §6). */
export function bandOfMatch(
  match: { entry: Pick<Asking, 'category' | 'grade'>; possible: boolean },
  policy: AlarmPolicy,
): Band {
  const band = bandOf(policy, match.entry.category, match.entry.grade)
  return match.possible && band === 'high' ? 'medium' : band
}

/** What an alarm is for, on the word of one entry. */
export const wantedFor = ({ category, reason, action }: Asking, policy: AlarmPolicy) => {
  const categoryName = policy.categories.get(category)?.name ?? category
  return { category, categoryName, reason, action }
}

type Look = Pick<Alarm, 'make' | 'model' | 'colour'>

/** The vehicle as the first of these describes it that does. */
export const lookOf = (described: readonly [Look, ...Look[]]): Look => {
  const { make, model, colour } = described.find((one) => one.make ?? one.model ?? one.colour) ?? described[0]
  return { make, model, colour }
}

/** Bulk categories and the log band call nobody: they go to the feed. */
export const isFeedOnly = (match: Parameters<typeof bandOfMatch>[0], policy: AlarmPolicy): boolean =>
  policy.categories.get(match.entry.category)?.feedOnly === true || bandOfMatch(match, policy) === 'log'

/** Seconds between two instants in ISO 8601. */
export const seconds = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 1000

/** What speaks for a vehicle is the worst that any of its entries says: a further, milder entry takes nothing away. */
const ofWorstEntry: ReadonlySet<string> = new Set(['harm', 'grade', 'signals'])

/** What a sighting is worth, and why; `before` is the alarm it joins. */
export function scoreOf(match: IncomingMatch, sightings: number, policy: AlarmPolicy, nowIso: string, before?: Alarm) {
  const scored = scoreAlarm(
    {
      harmWeight: policy.categories.get(match.entry.category)?.harmWeight ?? 0,
      grade: match.entry.grade,
      posterior: match.posterior,
      secondsSinceCapture: seconds(match.place.capturedAt, nowIso),
      listAgeDays: match.entry.listAgeDays,
      warningSignals: match.entry.warningSignals,
      nearestUnitEtaMin: match.nearestUnitEtaMin,
      sightings,
    },
    policy.settings.score,
  )
  const contributions = scored.contributions.map((contribution) => {
    const known = before?.contributions.find(({ name }) => name === contribution.name)
    return known && ofWorstEntry.has(known.name) && known.value > contribution.value ? known : contribution
  })
  return summed(contributions)
}

/** What the alarm is worth when these entries alone still speak for its vehicle. */
export function scoreLeft(alarm: Alarm, entries: readonly Asking[], policy: AlarmPolicy) {
  const nothing = { posterior: 0, secondsSinceCapture: 0, listAgeDays: 0, sightings: 1 }
  const said = entries.flatMap(({ category, grade, warningSignals }) => {
    const harmWeight = policy.categories.get(category)?.harmWeight ?? 0
    return scoreAlarm({ ...nothing, harmWeight, grade, warningSignals }, policy.settings.score).contributions
  })
  const worst = (name: string) => said.filter((one) => one.name === name).toSorted((a, b) => b.value - a.value)[0]
  return summed(alarm.contributions.map((one) => (ofWorstEntry.has(one.name) ? (worst(one.name) ?? one) : one)))
}

const summed = (contributions: Contribution[]) => ({
  score: Math.min(
    1000,
    contributions.reduce((sum, { value }) => sum + value, 0),
  ),
  contributions,
})
