import type { Alarm } from '../alarm.ts'
import { type Band, worstBand } from '../band.ts'
import { lookOf, scoreLeft, wantedFor } from '../match-worth.ts'
import type { AlarmPolicy } from '../policy.ts'
import { sameLook, speaksOf } from '../speaks-of.ts'
import type { Told } from './said.ts'
import type { StandingEntry } from './standing-entry.ts'

export type Left = Pick<
  Alarm,
  | 'askedBand'
  | 'category'
  | 'categoryName'
  | 'reason'
  | 'action'
  | 'make'
  | 'model'
  | 'colour'
  | 'warningSignals'
  | 'score'
  | 'contributions'
>

/** What the alarm is on the word of its live entries: the gravest, or of several the one that it speaks of already. */
export function leftOf(
  alarm: Alarm,
  live: readonly StandingEntry[],
  bandOf: (entry: StandingEntry) => Band,
  policy: AlarmPolicy,
): Left {
  const askedBand = live.map(bandOf).reduce(worstBand)
  const gravest = live.filter((entry) => bandOf(entry) === askedBand)
  const spokenOf = ({ told, ...entry }: StandingEntry) => speaksOf(alarm, { ...entry, ...wordsIn(told) })
  const leading = gravest.find(spokenOf) ?? (gravest[0] as StandingEntry)
  return {
    askedBand,
    ...wantedFor(leading, policy),
    ...lookOf([leading, ...live]),
    warningSignals: [...new Set(live.flatMap(({ warningSignals }) => warningSignals))],
    ...scoreLeft(alarm, live, policy),
  }
}

/** The words that an edited entry had when the alarm took them. */
function wordsIn(told: Told | null) {
  const { reason, category, action } = told?.said ?? {}
  return reason && category && action ? { reason, category, action } : {}
}

const sameSignals = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((x) => b.includes(x))

/** Whether that makes it another alarm than it says it is. */
export const changes = (alarm: Alarm, left: Left): boolean =>
  left.askedBand !== alarm.askedBand ||
  !speaksOf(alarm, left) ||
  !sameLook(alarm, left) ||
  !sameSignals(alarm.warningSignals, left.warningSignals)
