import type { Alarm } from '../alarm.ts'
import { type Band, bandNames, bandRank, worstBand } from '../band.ts'
import { askedOf, attention, type Change } from '../grouping.ts'
import { bandOfMatch, scoreLeft, wantedFor } from '../match-worth.ts'
import type { AlarmPolicy } from '../policy.ts'
import type { ListedEntry } from '../sighting.ts'
import { speaksOf } from '../speaks-of.ts'

/** An entry of an alarm, or a row that took the place of one, as its list has it now. */
export interface StandingEntry
  extends Pick<ListedEntry, 'id' | 'category' | 'grade' | 'reason' | 'action' | 'warningSignals' | 'live'> {
  /** Nobody took it off its list: if it is not live, its weed date came. */
  listed: boolean
  /** Every match of it was only possible: it asks for no High by itself. */
  possible: boolean
}

/** Why an alarm whose entry is back calls for attention: people were told to let it be, or that it asks for less. */
const back = 'its entry is on the list again'

/**
 * What becomes of an alarm whose `entries` stand as they do; undefined when all of it has been said. Its words, its signals
 * and what it asks for follow from those that are live. Its band is never lowered by this: a person does that, with a
 * reason, or whoever is dealing with it would lose it out of sight. `decisive`: what was begun before must be looked at again.
 */
export function followed(
  alarm: Alarm,
  entries: readonly StandingEntry[],
  policy: AlarmPolicy,
  at: string,
): (Change & { decisive: boolean }) | undefined {
  const told = (id: string) => alarm.entryIds.includes(id) && !alarm.goneEntryIds.includes(id)
  const live = entries.filter((entry) => entry.live)
  const gone = entries.filter((entry) => !entry.live)
  const found = live.filter(({ id }) => !told(id))
  const lost = gone.filter(({ id }) => told(id))
  if (found.length + lost.length === 0) return undefined

  const bandOf = (entry: StandingEntry) => bandOfMatch({ entry, possible: entry.possible }, policy)
  const words = (some: readonly StandingEntry[]) => some.map((one) => `${one.reason} (${bandNames[bandOf(one)]})`)
  const own = {
    entryIds: [...new Set([...alarm.entryIds, ...live.map(({ id }) => id)])],
    goneEntryIds: gone.map(({ id }) => id),
  }
  const cause = lost.some(({ listed }) => listed) ? ('expired' as const) : ('withdrawn' as const)
  if (live.length === 0) {
    const patch = { ...own, withdrawnAt: at, withdrawnCause: cause }
    return { kind: 'entry-withdrawn', data: { cause, gone: words(lost), left: [] }, patch, decisive: true }
  }
  const left = leftOf(alarm, live, bandOf, policy)
  const another = changes(alarm, left)
  const patch = { ...own, ...(another && left), ...(alarm.withdrawnAt && { withdrawnAt: null, withdrawnCause: null }) }
  if (found.length === 0) {
    return { kind: 'entry-withdrawn', data: { cause, gone: words(lost), left: words(live) }, patch, decisive: another }
  }
  const more = bandRank(left.askedBand) < bandRank(askedOf(alarm))
  const band = more ? worstBand(alarm.band, left.askedBand) : alarm.band
  const warns = left.warningSignals.some((code) => !alarm.warningSignals.includes(code))
  const calls = alarm.withdrawnAt !== null || more || warns
  const said = { back: words(found), gone: words(lost).filter((one) => !words(found).includes(one)), left: words(live) }
  const data = { ...said, withdrawnAt: alarm.withdrawnAt, cause: alarm.withdrawnCause }
  // As a match would: off the shelf, and with a clock again where it was missed.
  const called = calls && {
    ...attention(alarm, band, back, alarm.sightingCount, policy, at),
    ...{ reraisedAt: at, reraisedReason: back },
  }
  return { kind: 'entry-restored', data, patch: { ...patch, band, ...called }, decisive: true }
}

type Left = Pick<
  Alarm,
  'askedBand' | 'category' | 'categoryName' | 'reason' | 'action' | 'warningSignals' | 'score' | 'contributions'
>

/** What the alarm is on the word of its live entries: the gravest, or of several the one that it speaks of already. */
function leftOf(
  alarm: Alarm,
  live: readonly StandingEntry[],
  bandOf: (entry: StandingEntry) => Band,
  policy: AlarmPolicy,
): Left {
  const askedBand = live.map(bandOf).reduce(worstBand)
  const gravest = live.filter((entry) => bandOf(entry) === askedBand)
  const leading = gravest.find((entry) => speaksOf(alarm, entry)) ?? (gravest[0] as StandingEntry)
  return {
    askedBand,
    ...wantedFor(leading, policy),
    warningSignals: [...new Set(live.flatMap(({ warningSignals }) => warningSignals))],
    ...scoreLeft(alarm, live, policy),
  }
}

const sameSignals = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((x) => b.includes(x))

const changes = (alarm: Alarm, left: Left): boolean =>
  left.askedBand !== alarm.askedBand ||
  !speaksOf(alarm, left) ||
  !sameSignals(alarm.warningSignals, left.warningSignals)
