import type { Alarm } from '../alarm.ts'
import { bandNames, bandRank, worstBand } from '../band.ts'
import { askedOf, attention, type Change } from '../grouping.ts'
import { bandOfMatch } from '../match-worth.ts'
import type { AlarmPolicy, Grade } from '../policy.ts'
import type { ChangedEntry } from './changed-words.ts'
import { changes, leftOf } from './left.ts'
import { changedFacts, restsOn } from './said.ts'
import type { StandingEntry } from './standing-entry.ts'

type Worded = Pick<StandingEntry, 'reason' | 'category' | 'grade' | 'possible'>

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
  const known = (id: string) => alarm.entryIds.includes(id) && !alarm.goneEntryIds.includes(id)
  const live = entries.filter((entry) => entry.live)
  const gone = entries.filter((entry) => !entry.live)
  const found = live.filter(({ id }) => !known(id))
  const lost = gone.filter(({ id }) => known(id))
  const bandOf = (entry: Worded) => bandOfMatch({ entry, possible: entry.possible }, policy)
  const words = (some: readonly Worded[]) => some.map((one) => `${one.reason} (${bandNames[bandOf(one)]})`)
  const own = {
    entryIds: [...new Set([...alarm.entryIds, ...live.map(({ id }) => id)])],
    goneEntryIds: gone.map(({ id }) => id),
  }
  const cause = lost.some(({ listed }) => listed) ? ('expired' as const) : ('withdrawn' as const)
  const went = words(asTold(alarm, lost))
  if (live.length === 0) {
    if (lost.length === 0) return undefined
    const patch = { ...own, withdrawnAt: at, withdrawnCause: cause }
    return { kind: 'entry-withdrawn', data: { cause, gone: went, left: [] }, patch, decisive: true }
  }
  const left = leftOf(alarm, live, bandOf, policy)
  const another = changes(alarm, left)
  const edited = editsOf(live)
  if (found.length + lost.length + edited.length === 0) {
    // Nobody wrote down what was said of its entries, or a match came between an edit and its taking back.
    if (!another || live.every(({ told, revision }) => told?.revision === revision)) return undefined
    edited.push({ reason: alarm.reason, byName: null, facts: [] })
  }

  const turned = another || edited.some(({ facts }) => facts.some(restsOn))
  // A loss alone asks for nothing.
  const asks = found.length + edited.length > 0
  const more = asks && bandRank(left.askedBand) < bandRank(askedOf(alarm))
  const band = more ? worstBand(alarm.band, left.askedBand) : alarm.band
  const warnsOf = asks ? left.warningSignals.find((code) => !alarm.warningSignals.includes(code)) : undefined
  const wantedAgain = found.length > 0 && alarm.withdrawnAt !== null
  const changed = `an entry was changed and ${more ? `asks for ${left.askedBand}` : `warns of ${warnsOf}`}`
  const reason = found.length > 0 ? back : changed
  // As a match would: off the shelf, and with a clock again where it was missed.
  const called = (wantedAgain || more || warnsOf !== undefined) && {
    ...attention(alarm, band, reason, alarm.sightingCount, policy, at),
    ...{ reraisedAt: at, reraisedReason: reason },
  }
  const listed = alarm.withdrawnAt !== null && { withdrawnAt: null, withdrawnCause: null }
  const patch = { ...own, ...(turned && left), ...listed, band, ...called }
  const said = { ...(edited.length > 0 && { changed: edited }), left: words(live) }
  if (found.length > 0) {
    const again = words(found)
    const since = { withdrawnAt: alarm.withdrawnAt, cause: alarm.withdrawnCause }
    const data = { ...said, ...since, back: again, gone: went.filter((one) => !again.includes(one)) }
    return { kind: 'entry-restored', data, patch, decisive: true }
  }
  return lost.length > 0
    ? { kind: 'entry-withdrawn', data: { ...said, cause, gone: went }, patch, decisive: turned }
    : { kind: 'entry-changed', data: said, patch, decisive: turned }
}

/** Entries in the words that were said of them: what one became since may be for other eyes, and is then not told at all. */
const asTold = (alarm: Alarm, entries: readonly StandingEntry[]) =>
  entries
    .filter(({ told, action }) => told !== null || (action === 'SILENT') === alarm.restricted)
    .map(({ told, possible, ...entry }) => ({
      possible,
      reason: told?.said.reason ?? entry.reason,
      category: told?.said.category ?? entry.category,
      grade: (told?.said.grade as Grade | undefined) ?? entry.grade,
    }))

const editsOf = (live: readonly StandingEntry[]): ChangedEntry[] =>
  live.flatMap(({ told, said, byName }) => {
    const facts = told ? changedFacts(told.said, said) : []
    return facts.length > 0 ? [{ reason: told?.said.reason ?? '', byName, facts }] : []
  })
