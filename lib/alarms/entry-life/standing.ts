import type { Alarm } from '../alarm.ts'
import { bandNames, bandRank } from '../band.ts'
import { askedOf, attention, type Change, raisedTo } from '../grouping.ts'
import { bandOfMatch } from '../match-worth.ts'
import type { AlarmPolicy, Grade } from '../policy.ts'
import type { ChangedEntry } from './changed-words.ts'
import { changes, leftOf } from './left.ts'
import { type Counting, type Parts, partsOf } from './parts.ts'
import { changedFacts, restsOn } from './said.ts'
import type { StandingEntry } from './standing-entry.ts'

type Worded = Pick<StandingEntry, 'reason' | 'category' | 'grade' | 'possible'>

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
  const { live, gone, again, others, lost, quiet } = partsOf(alarm, entries, policy)
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
    return { kind: 'entry-withdrawn', data: { cause, gone: went, left: words(quiet) }, patch, decisive: true }
  }
  const left = leftOf(alarm, live, bandOf, policy)
  const another = changes(alarm, left)
  const edited = editsOf(live)
  const found = again.length + others.length
  if (found + lost.length + edited.length === 0) {
    // Nobody wrote down what was said of its entries, or a match came between an edit and its taking back.
    if (!another || live.every(({ told, revision }) => told?.revision === revision)) return undefined
    edited.push({ reason: alarm.reason, byName: null, facts: [] })
  }

  // What an entry that is new to the alarm says beside its words nobody has read.
  const turned = another || others.length > 0 || edited.some(({ facts }) => facts.some(restsOn))
  // A loss alone asks for nothing.
  const asks = found + edited.length > 0
  const more = asks && bandRank(left.askedBand) < bandRank(askedOf(alarm))
  const warnsOf = asks ? left.warningSignals.find((code) => !alarm.warningSignals.includes(code)) : undefined
  const wantedAgain = found > 0 && alarm.withdrawnAt !== null
  const raised = raisedTo(alarm, more ? left.askedBand : alarm.band)
  const reason = whyCalled(alarm, { again, others }, more ? `asks for ${left.askedBand}` : `warns of ${warnsOf}`)
  // As a match would: off the shelf, and with a clock again where it was missed.
  const called = (wantedAgain || more || warnsOf !== undefined) && {
    ...attention(alarm, raised.band, reason, alarm.sightingCount, policy, at),
    ...{ reraisedAt: at, reraisedReason: reason },
  }
  const listed = alarm.withdrawnAt !== null && { withdrawnAt: null, withdrawnCause: null }
  const patch = { ...own, ...(turned && left), ...listed, ...raised, ...called }
  const said = { ...(edited.length > 0 && { changed: edited }), left: words(live) }
  if (again.length > 0 || (others.length > 0 && lost.length === 0)) {
    const back = words([...again, ...others])
    const since = { withdrawnAt: alarm.withdrawnAt, cause: alarm.withdrawnCause }
    const data = { ...said, ...since, back, gone: went.filter((one) => !back.includes(one)) }
    return { kind: 'entry-restored', data, patch, decisive: true }
  }
  return lost.length > 0
    ? { kind: 'entry-withdrawn', data: { ...said, cause, gone: went }, patch, decisive: turned }
    : { kind: 'entry-changed', data: said, patch, decisive: turned }
}

/** Why an alarm calls for attention of whose entries more is to be said: people were told to let it be, or that it asks for less. */
function whyCalled({ withdrawnAt }: Alarm, { again, others }: Pick<Parts, 'again' | 'others'>, asks: string): string {
  if (again.length > 0) return 'its entry is on the list again'
  if (others.length === 0) return `an entry was changed and ${asks}`
  return withdrawnAt !== null
    ? 'its list has it again, under another entry'
    : `its list has another entry, which ${asks}`
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

const editsOf = (live: readonly Counting[]): ChangedEntry[] =>
  live.flatMap(({ told, said, byName, replaced }) => {
    const facts = told ? changedFacts(told.said, said) : []
    const reason = told?.said.reason ?? ''
    return facts.length > 0 || replaced ? [{ reason, byName, facts, ...(replaced && { replaced }) }] : []
  })
