import type { MatchMessage } from '#lib/realtime/contract.ts'
import type { Alarm, LastSighting } from '../alarm.ts'
import type { AlarmPolicy } from '../policy.ts'
import { type IncomingMatch, isRestricted, type ListedEntry } from '../sighting.ts'

interface Camera {
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
  camera: Camera,
  nearestUnitEtaMin: number | undefined,
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
  return {
    id: message.id,
    entry,
    place,
    kind: message.kind,
    posterior: message.posterior,
    possible: message.explanation.decision === 'possible',
    matchedAt: message.matchedAt,
    nearestUnitEtaMin,
  }
}

/**
 * The alarm that a match belongs to, among candidates newest first: the one that already holds its read, else the open
 * one of its vehicle, else one closed after the read was captured and near it in time (a read that came late is part of
 * what was dealt with, not a new alarm). Restricted matches and others never share an alarm.
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
    sameVehicle.find((alarm) => coversLateRead(alarm, Date.parse(match.place.capturedAt), policy))
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
