import type { MatchMessage } from '#lib/realtime/contract.ts'
import type { Alarm, LastSighting } from '../alarm.ts'
import { bandRank } from '../band.ts'
import { cloneSuspicion } from '../clone.ts'
import { bandOfMatch } from '../match-worth.ts'
import type { AlarmPolicy } from '../policy.ts'
import { type IncomingMatch, isRestricted, type ListedEntry } from '../sighting.ts'

export interface PlacingCamera {
  id: string
  name: string
  road: string
  direction: string
  bearing: number
  lat: number
  lon: number
  forceId: string
}

/** A message joined with what our tables say of its entry and camera. A mobile camera is where its read says it was. */
export function incoming(
  message: MatchMessage,
  entry: ListedEntry,
  camera: PlacingCamera,
  etaTo: (place: { lat: number; lon: number }) => number | undefined,
  nameOf: (cameraId: string) => string,
): IncomingMatch {
  const { read } = message
  const place: LastSighting = {
    readId: read.id,
    vrm: read.vrm,
    cameraId: camera.id,
    cameraName: camera.name,
    road: camera.road,
    direction: camera.direction,
    bearing: camera.bearing,
    lat: read.lat ?? camera.lat,
    lon: read.lon ?? camera.lon,
    forceId: camera.forceId,
    capturedAt: read.capturedAt,
    receivedAt: read.receivedAt,
  }
  const signals = message.signals ?? []
  return {
    id: message.id,
    entry,
    place,
    kind: message.kind,
    posterior: message.posterior,
    possible: message.explanation.decision === 'possible',
    matchedAt: message.matchedAt,
    nearestUnitEtaMin: etaTo(place),
    signals,
    clone: cloneSuspicion(signals, place, ({ cameraId }) => nameOf(cameraId)),
  }
}

/**
 * Matches in the order of their reads, those of one read strongest first: the alarm of a read bears the mark it shows
 * exactly or most likely, whatever order its matches came in.
 */
export function strongestFirst(messages: readonly MatchMessage[]): MatchMessage[] {
  const turns = new Map<string, number>()
  for (const { read } of messages) if (!turns.has(read.id)) turns.set(read.id, turns.size)
  const turn = ({ read }: MatchMessage) => turns.get(read.id) ?? 0
  const exactFirst = ({ kind }: MatchMessage) => (kind === 'exact' ? 0 : 1)
  return messages.toSorted((a, b) => turn(a) - turn(b) || exactFirst(a) - exactFirst(b) || b.posterior - a.posterior)
}

/**
 * The alarm that a match belongs to, among candidates newest first: the one that already holds its read, else the open
 * one of its vehicle, else one closed after the read was captured and near it in time (a read that came late is part of
 * what was dealt with, not a new alarm; unless closing it answered something else or something less). Restricted matches and
 * others never share an alarm.
 */
export function alarmFor(
  match: IncomingMatch,
  candidates: Iterable<Alarm>,
  holds: (alarm: Alarm) => boolean,
  policy: AlarmPolicy,
) {
  const restricted = isRestricted(match.entry)
  const own = [...candidates].filter((alarm) => alarm.restricted === restricted)
  const sameVehicle = own.filter((alarm) => alarm.vrm === match.entry.vrm)
  return (
    own.find((alarm) => alarm.state !== 'closed' && holds(alarm)) ??
    sameVehicle.find((alarm) => alarm.state !== 'closed') ??
    sameVehicle.find(
      (alarm) => coversLateRead(alarm, Date.parse(match.place.capturedAt), policy) && answers(alarm, match, policy),
    )
  )
}

/**
 * Whether what was done about the closed alarm was an answer to this match as well: one that was closed as a misread was
 * about another vehicle, one whose entries had all gone about none that is listed, and nobody has answered a graver band or a
 * warning that it never had.
 */
function answers(alarm: Alarm, match: IncomingMatch, policy: AlarmPolicy): boolean {
  return (
    alarm.verdict !== 'misread' &&
    !(alarm.withdrawnAt !== null && match.entry.live) &&
    bandRank(bandOfMatch(match, policy)) >= bandRank(alarm.askedBand) &&
    match.entry.warningSignals.every((signal) => alarm.warningSignals.includes(signal))
  )
}

function coversLateRead(alarm: Alarm, capturedMs: number, policy: AlarmPolicy): boolean {
  if (alarm.closedAt === null || capturedMs > Date.parse(alarm.closedAt)) return false
  const windowMs = policy.settings.groupingMinutes * 60_000
  return (
    capturedMs >= Date.parse(alarm.firstCapturedAt) - windowMs &&
    capturedMs <= Date.parse(alarm.lastCapturedAt) + windowMs
  )
}
