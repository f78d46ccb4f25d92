import { z } from 'zod'
import { Alarm, Instant, matchKinds } from '../alarms/alarm.ts'
import type { AlarmEvent } from '../alarms/alarm-event.ts'
import { knownSignals } from '../matching/signals/match-signal.ts'

/** The wires between matcher, web and screens. Bump when a field changes its meaning. */
export const CONTRACT_VERSION = 1

export const matcherNamespace = '/matcher' // handshake: auth.token = service token
export const consoleNamespace = '/console' // handshake: session cookie, auth.since = last sequence held
export const matchBatchLimit = 200

/** A match as any matcher may send it: everything about the read, and the id of the entry. */
export const MatchMessage = z.object({
  id: z.uuid(),
  read: z.object({
    id: z.uuid(),
    vrm: z.string().min(1).max(64),
    cameraId: z.string().max(128),
    capturedAt: Instant,
    receivedAt: Instant,
    confidence: z.number().min(0).max(100).nullable(),
    motion: z.enum(['towards', 'away']).nullable(),
    lat: z.number().nullable(), // of the read itself, when the camera moves
    lon: z.number().nullable(),
    make: z.string().nullable(),
    model: z.string().nullable(),
    colour: z.string().nullable(),
  }),
  entryId: z.uuid(),
  kind: z.enum(matchKinds),
  posterior: z.number().min(0).max(1),
  explanation: z.record(z.string(), z.unknown()), // lib/matching/explanation.ts
  matchedAt: Instant,
  signals: z.array(z.unknown()).max(32).transform(knownSignals).optional(), // lib/matching/signals/match-signal.ts
})
export type MatchMessage = z.infer<typeof MatchMessage>

export const MatchBatch = z.object({
  v: z.literal(CONTRACT_VERSION),
  matches: z.array(z.unknown()).max(matchBatchLimit),
})

/** Every id sent comes back once: accepted (durable, or already had) or refused for good with the reason. */
export type MatchBatchAnswer =
  | { ok: true; accepted: string[]; refused: { id: string; code: string; message: string }[] }
  | { ok: false; code: 'unavailable' | 'malformed'; message: string }

export interface MatcherToWeb {
  'match:batch': (batch: { v: number; matches: MatchMessage[] }, answer: (a: MatchBatchAnswer) => void) => void
}

export const UnitPosition = z.object({
  unitId: z.string().max(64),
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  heading: z.number().nullable().default(null),
  speedMph: z.number().nullable().default(null),
  at: Instant,
})
export type UnitPosition = z.infer<typeof UnitPosition>

export const Snapshot = z.object({ seq: z.int(), alarms: z.array(Alarm) })
export type Snapshot = z.infer<typeof Snapshot>

/** Web to screen: facts, after commit. Alarm events are never dropped; positions are the newest of each unit. */
export interface WebToConsole {
  'alarm:events': (events: AlarmEvent[]) => void
  'board:snapshot': (snapshot: Snapshot) => void
  'unit:positions': (positions: UnitPosition[]) => void
  'server:heartbeat': (beat: { at: string; seq: number; build: string }) => void
}

/** Screen to web: only what the machine itself knows. People's acts are server actions. */
export interface ConsoleToWeb {
  'alarm:presented': (message: { alarmIds: string[] }) => void
  'board:request': () => void
}
