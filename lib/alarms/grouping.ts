import type { Alarm } from './alarm.ts'
import { returnsFromShelf, waitsAgain } from './attention.ts'
import { type Band, bandRank } from './band.ts'
import { type CloneSuspicion, cloneReraise, isOfTwoPlaces } from './clone.ts'
import type { EventKind } from './event-kind.ts'
import { bandOfMatch, lookOf, scoreOf, seconds, wantedFor } from './match-worth.ts'
import type { AlarmPolicy } from './policy.ts'
import type { IncomingMatch } from './sighting.ts'

/** What the log will say, and the fields that changed. */
export interface Change {
  kind: EventKind
  data: Record<string, unknown>
  patch: Partial<Alarm>
}

/** The first reason to suspect a clone is news; so is seeing it in two places when only its looks spoke for it. */
const isNewSuspicion = (alarm: Alarm, { kind }: CloneSuspicion): boolean =>
  !alarm.cloneReason || (kind === 'two-places' && !isOfTwoPlaces(alarm.cloneReason))

/** What an alarm has been asked for; of a withdrawn one nobody asks anything, so that more is what is graver than it stands. */
export const askedOf = ({ withdrawnAt, askedBand, band }: Alarm): Band => (withdrawnAt === null ? askedBand : band)

/**
 * The band of an alarm of which lists ask this much; where that is graver than it stands, what a person regraded counts no
 * more. The line of the regrading stays in its log.
 */
export const raisedTo = ({ band, regradedAt }: Alarm, asked: Band): Pick<Alarm, 'band'> & Partial<Alarm> =>
  bandRank(asked) < bandRank(band)
    ? { band: asked, ...(regradedAt !== null && { regradedAt: null, regradedReason: null, regradedByName: null }) }
    : { band }

/** What is off its list asks for nothing: its match is written down beside what still counts. */
const asksForMore = (alarm: Alarm, match: IncomingMatch, policy: AlarmPolicy): boolean =>
  match.entry.live && bandRank(bandOfMatch(match, policy)) < bandRank(askedOf(alarm))

/** Why an open alarm calls for attention again, in the order in which it is said; undefined when it does not. */
export function reraiseReason(
  alarm: Alarm,
  match: IncomingMatch,
  band: Band,
  policy: AlarmPolicy,
  sightingIsNew = true,
): string | undefined {
  if (bandRank(band) < bandRank(alarm.band)) return `band rose to ${band}`
  if (asksForMore(alarm, match, policy)) return `an entry asks for ${bandOfMatch(match, policy)}`
  const signal = match.entry.live && match.entry.warningSignals.find((code) => !alarm.warningSignals.includes(code))
  if (signal) return `new warning signal ${signal}`
  if (match.entry.live && alarm.withdrawnAt !== null) return 'wanted again, by an entry that is on its list'
  if (match.clone && isNewSuspicion(alarm, match.clone)) return cloneReraise[match.clone.kind]
  if (sightingIsNew && alarm.state === 'missed') return 'seen again after it was missed'
  if (!sightingIsNew) return undefined // a further reason for the sighting, not the vehicle seen again
  if (!alarm.forceIds.includes(match.place.forceId)) return 'entered another force'
  if (seconds(alarm.lastCapturedAt, match.place.capturedAt) > policy.settings.groupingMinutes * 60) return 'seen again'
  // Chapman: sixteen sightings of an unanswered medium must not look like one.
  if (alarm.state === 'raised' && bandRank(band) <= bandRank('medium')) return 'seen again, unanswered'
  return undefined
}

/** Exact beats tolerant and partial, then the likelier wins. */
const outranks = (match: IncomingMatch, { matchKind, posterior }: Alarm): boolean =>
  (match.kind === 'exact') === (matchKind === 'exact') ? match.posterior > posterior : match.kind === 'exact'

/** What a further sighting, or an entry that is back, does to clocks, shelf and escalation. */
export function attention(
  alarm: Alarm,
  band: Band,
  reason: string | undefined,
  sightingCount: number,
  { settings }: AlarmPolicy,
  at: string,
): Partial<Alarm> {
  if (reason === undefined) return {}
  const rises = bandRank(band) < bandRank(alarm.band)
  const alone: Partial<Alarm> = rises ? { leadId: null, leadKind: null } : {}
  if (alarm.state === 'shelved') return { ...returnsFromShelf(alarm, at), ...alone }
  if (alarm.state === 'missed') return { ...waitsAgain(alarm, at), decideFromAt: at, ...alone }
  const patch: Partial<Alarm> = rises ? { decideFromAt: at, ...alone } : {}
  if (alarm.state !== 'raised') return patch
  if (rises) patch.waitingFromAt = at
  // Sightings do not start the clock anew, or an alarm that nobody answers would never be late; many of them call for help.
  const many = bandRank(band) <= bandRank('medium') && sightingCount >= settings.escalateSightings
  return many && (alarm.escalatedTo === null || alarm.escalatedTo === 'desk')
    ? { ...patch, escalatedTo: 'supervisor', escalatedFor: 'acknowledge', escalatedAt: at }
    : patch
}

/** One that it knows already, and that left its list a moment ago, is said to have gone by whoever looks after entries. */
function goneWith({ entryIds, goneEntryIds }: Alarm, { id, live }: IncomingMatch['entry']): string[] {
  if (live) return goneEntryIds.filter((each) => each !== id)
  return entryIds.includes(id) ? goneEntryIds : union(goneEntryIds, [id])
}

/**
 * A further match of the vehicle: what changes. `sightingIsNew` is false for a second entry matched by the same read.
 * Such a match adds its reason; the sighting stays what its strongest match makes it, and calls nobody a second time.
 * A read that arrives out of order is counted but never moves the last sighting back.
 */
export function join(
  alarm: Alarm,
  match: IncomingMatch,
  sightingIsNew: boolean,
  policy: AlarmPolicy,
  now: Date,
): Change {
  const at = now.toISOString()
  const { entry, place } = match
  const closed = alarm.state === 'closed'
  const newer = Date.parse(place.capturedAt) >= Date.parse(alarm.lastCapturedAt)
  // Of all its entries only this one is on a list: the alarm is about what this one says.
  const wantedAnew = entry.live && alarm.withdrawnAt !== null && !closed
  // What a person regraded is raised only by an entry that asks for more than any did before.
  const more = asksForMore(alarm, match, policy)
  const askedBand = more || wantedAnew ? bandOfMatch(match, policy) : alarm.askedBand
  const raised = raisedTo(alarm, more ? askedBand : alarm.band)
  const { band } = raised
  const reason = closed ? undefined : reraiseReason(alarm, match, band, policy, sightingIsNew)
  const sightingCount = alarm.sightingCount + (sightingIsNew ? 1 : 0)
  const counts = entry.live && !closed
  const scored = counts ? scoreOf(match, sightingCount, policy, at, wantedAnew ? undefined : alarm) : undefined
  const scoreCounts = scored && (wantedAnew || (sightingIsNew ? newer : scored.score > alarm.score))
  const patch: Partial<Alarm> = {
    state: alarm.state,
    ...attention(alarm, band, reason, sightingCount, policy, at),
    ...raised,
    askedBand,
    ...(scoreCounts && scored),
    sightingCount,
    possible: alarm.possible && match.possible,
    warningSignals: union(wantedAnew ? [] : alarm.warningSignals, entry.live ? entry.warningSignals : []),
    forceIds: union(alarm.forceIds, [place.forceId]),
    entryIds: union(alarm.entryIds, [entry.id]),
    goneEntryIds: goneWith(alarm, entry),
  }
  if (newer) {
    Object.assign(patch, {
      lastSighting: place,
      lastCapturedAt: place.capturedAt,
      ...((sightingIsNew || outranks(match, alarm)) && { matchKind: match.kind, posterior: match.posterior }),
      delayed: seconds(place.capturedAt, place.receivedAt) > policy.settings.delayedSec,
    })
  } else if (place.capturedAt < alarm.firstCapturedAt) {
    patch.firstCapturedAt = place.capturedAt
  }
  if (more || wantedAnew) Object.assign(patch, wantedFor(entry, policy), lookOf([entry, alarm]))
  if (wantedAnew) Object.assign(patch, { withdrawnAt: null, withdrawnCause: null })
  if (match.clone && isNewSuspicion(alarm, match.clone))
    Object.assign(patch, { cloneSuspectedAt: alarm.cloneSuspectedAt ?? at, cloneReason: match.clone.words })
  if (reason) Object.assign(patch, { reraisedAt: at, reraisedReason: reason })
  const data = {
    matchId: match.id,
    readId: place.readId,
    camera: place.cameraName,
    reason: reason ?? null,
    clone: match.clone?.words ?? null,
    policyVersion: policy.version,
  }
  return { kind: reason ? 'reraised' : 'sighted', data, patch }
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])]
