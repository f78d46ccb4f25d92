import { timedUuid } from '#lib/core/uuid.ts'
import type { AcceptedRead } from '#lib/reads/read.ts'
import type { MatchMessage } from '#lib/realtime/contract.ts'
import type { ReadToMatch } from '../listed-mark.ts'
import type { Match } from '../matcher.ts'
import type { MatchSignal } from '../signals/match-signal.ts'

/** The same read and entry are the same match, whichever matcher finds it and however often. */
export const matchId = (readId: string, capturedAtMs: number, entryId: string): string =>
  timedUuid(capturedAtMs, `${readId}\n${entryId}`)

/** `areaIds`: where its camera reads. */
export function readToMatch(read: AcceptedRead, areaIds: readonly string[]): ReadToMatch {
  return {
    mark: read.vrm,
    capturedAtMs: read.capturedAtMs,
    cameraId: read.cameraId,
    forceId: read.forceId,
    areaIds,
    sourceId: read.sourceId,
    ...(read.confidence !== null && { confidence: read.confidence }),
    ...(read.characters && { characters: read.characters }),
    ...(read.candidates && { candidates: read.candidates }),
    ...(read.make && { make: read.make }),
    ...(read.model && { model: read.model }),
    ...(read.colour && { colour: read.colour }),
  }
}

export function matchMessage(
  read: AcceptedRead,
  match: Match,
  matchedAtMs: number,
  signals: readonly MatchSignal[] = [],
): MatchMessage {
  return {
    id: matchId(read.id, read.capturedAtMs, match.entryId),
    read: {
      id: read.id,
      vrm: read.vrm,
      cameraId: read.cameraId,
      capturedAt: new Date(read.capturedAtMs).toISOString(),
      receivedAt: new Date(read.receivedAtMs).toISOString(),
      confidence: read.confidence,
      motion: read.motion,
      lat: read.lat,
      lon: read.lon,
      make: read.make,
      model: read.model,
      colour: read.colour,
    },
    entryId: match.entryId,
    kind: match.kind,
    posterior: match.posterior,
    explanation: { ...match.explanation },
    matchedAt: new Date(matchedAtMs).toISOString(),
    ...(signals.length > 0 && { signals: [...signals] }),
  }
}
