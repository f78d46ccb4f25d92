import type { Alarm } from '../alarm.ts'
import { type Band, bandNames, bandRank, worstBand } from '../band.ts'
import { askedOf, attention, type Change } from '../grouping.ts'
import { bandOfMatch, lookOf, scoreLeft, wantedFor } from '../match-worth.ts'
import type { AlarmPolicy, Grade } from '../policy.ts'
import type { ListedEntry } from '../sighting.ts'
import { sameLook, speaksOf } from '../speaks-of.ts'
import type { ChangedEntry } from './changed-words.ts'
import { changedFacts, restsOn, type Said, type Told } from './said.ts'

type Listed =
  | 'id'
  | 'category'
  | 'grade'
  | 'reason'
  | 'action'
  | 'warningSignals'
  | 'make'
  | 'model'
  | 'colour'
  | 'live'

/** An entry of an alarm, or a row that took the place of one, as its list has it now. */
export interface StandingEntry extends Pick<ListedEntry, Listed> {
  /** Nobody took it off its list: if it is not live, its weed date came. */
  listed: boolean
  /** Every match of it was only possible: it asks for no High by itself. */
  possible: boolean
  /** Of its list, in which it last changed, and by whom. */
  revision: number
  byName: string | null
  said: Said
  /** What the alarm has said of it so far; null: nothing, or nobody wrote it down then. */
  told: Told | null
}

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
    // Where nobody wrote down what was said of its entries, the alarm itself says what they were.
    if (!another || live.every(({ told }) => told !== null)) return undefined
    edited.push({ reason: alarm.reason, byName: null, facts: [] })
  }

  const turned = another || edited.some(({ facts }) => facts.some(restsOn))
  const patch = { ...own, ...(turned && left), ...(alarm.withdrawnAt && { withdrawnAt: null, withdrawnCause: null }) }
  const said = { ...(edited.length > 0 && { changed: edited }), left: words(live) }
  if (found.length + edited.length === 0) {
    return { kind: 'entry-withdrawn', data: { cause, gone: went, ...said }, patch, decisive: turned }
  }
  const more = bandRank(left.askedBand) < bandRank(askedOf(alarm))
  const band = more ? worstBand(alarm.band, left.askedBand) : alarm.band
  const warnsOf = left.warningSignals.find((code) => !alarm.warningSignals.includes(code))
  const calls = (found.length > 0 && alarm.withdrawnAt !== null) || more || warnsOf !== undefined
  const asks = more ? `it asks for ${left.askedBand}` : `new warning signal ${warnsOf}`
  const reason = found.length > 0 ? back : `an entry was changed: ${asks}`
  // As a match would: off the shelf, and with a clock again where it was missed.
  const called = calls && {
    ...attention(alarm, band, reason, alarm.sightingCount, policy, at),
    ...{ reraisedAt: at, reraisedReason: reason },
  }
  const whole = { ...patch, band, ...called }
  if (found.length === 0) {
    if (lost.length === 0) return { kind: 'entry-changed', data: said, patch: whole, decisive: turned }
    return { kind: 'entry-withdrawn', data: { cause, gone: went, ...said }, patch: whole, decisive: turned }
  }
  const returned = words(found)
  const data = { ...said, back: returned, gone: went.filter((one) => !returned.includes(one)) }
  const since = { withdrawnAt: alarm.withdrawnAt, cause: alarm.withdrawnCause }
  return { kind: 'entry-restored', data: { ...data, ...since }, patch: whole, decisive: true }
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

type Left = Pick<
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
function leftOf(
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

const changes = (alarm: Alarm, left: Left): boolean =>
  left.askedBand !== alarm.askedBand ||
  !speaksOf(alarm, left) ||
  !sameLook(alarm, left) ||
  !sameSignals(alarm.warningSignals, left.warningSignals)
