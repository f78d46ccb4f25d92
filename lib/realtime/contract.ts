import { z } from 'zod'
import { Alarm, Instant } from '../alarms/alarm.ts'
import type { AlarmEvent } from '../alarms/alarm-event.ts'
import { matchKinds } from '../alarms/states.ts'
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

/** Why a match was refused that the database would not take by itself: it is set aside, and may be sent again later. */
export const notStored = 'storage-failed'

/** Every id sent comes back once: accepted (durable, or already had) or refused with the reason, for good unless `notStored`. */
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

/** Why a desk cannot be heard (UX A, Sound). A tab that the browser itself mutes cannot be told from within. */
export const soundFaults = ['blocked', 'suspended', 'muted', 'no-output', 'not-heard', 'unsupported'] as const
export const SoundReport = z.object({
  /** `on` also while a person silences for 30 s: that is an act, not a fault. */
  state: z.enum(['on', 'off']),
  fault: z.enum(soundFaults).nullable(),
  /** When a person last said that they heard the check, by the server's clock; null when they never did. */
  checkedAt: Instant.nullable(),
})
export type SoundReport = z.infer<typeof SoundReport>
export type SoundFault = (typeof soundFaults)[number]

/** One synthetic read that went the whole way, from the camera's door to the screens. */
export const CanaryRun = z.object({ sentAt: Instant, receivedAt: Instant, matchedAt: Instant, takenAt: Instant })
export type CanaryRun = z.infer<typeof CanaryRun>

/** What is known of the canary: its last run, since when the web process has been sending, and when its absence is a fault. */
export interface CanaryState {
  last: CanaryRun | null
  since: string
  everySec: number
  missedAfterSec: number
}

/** How a feed or a list stands; `never` is a feed that has not sent anything yet. */
export interface FeedHealth {
  id: string
  name: string
  state: 'ok' | 'slow' | 'silent' | 'never'
  lastReceivedAt: string | null
  /** Of the newest reads, from the camera's time to ours. */
  delaySec: number | null
}
export interface ListHealth {
  id: string
  name: string
  state: 'fresh' | 'late' | 'old'
  refreshedAt: string
}
export interface SystemHealth {
  at: string
  feeds: FeedHealth[]
  lists: ListHealth[]
  /** Open alarms whose leading entry stands on a list that is old. */
  onOldLists: string[]
  /** Boards that did not equal the server's after a reconnect and were replaced, since this web process began. */
  boardsHealed: number
}

/** What a screen that has no socket is answered: the same lines, or the whole board when it is too far behind. */
export interface PolledEvents {
  beat: { at: string; build: string }
  events: AlarmEvent[]
  snapshot: Snapshot | null
  canary: CanaryState | null
  health: SystemHealth | null
}

/** What a screen claims to hold: the hash (lib/alarms/board-hash.ts) of its board as of a sequence of the log. */
export const BoardClaim = z.object({ seq: z.int().min(0), hash: z.string().max(32), attempt: z.int().min(1).max(9) })
export type BoardClaim = z.infer<typeof BoardClaim>

/** Web to screen: facts, after commit. Alarm events are never dropped; positions are the newest of each unit. */
export interface WebToConsole {
  'alarm:events': (events: AlarmEvent[]) => void
  'board:snapshot': (snapshot: Snapshot) => void
  'unit:positions': (positions: UnitPosition[]) => void
  'server:heartbeat': (beat: { at: string; seq: number; build: string }) => void
  /** Everything up to the present has been sent: the screen may now compare. */
  'board:followed': () => void
  'canary:seen': (canary: CanaryState) => void
  'system:health': (health: SystemHealth) => void
  /** These alarms have a picture that they had not; null when it may be any of them. */
  'alarm:pictured': (alarmIds: string[] | null) => void
  /** A wake-up only: who watches what, gaps, floods or handovers changed; the screen asks for what it may see. */
  'watch:changed': () => void
}

/** Screen to web: only what the machine itself knows. People's acts are server actions. */
export interface ConsoleToWeb {
  'alarm:presented': (message: { alarmIds: string[] }) => void
  'board:request': () => void
  'board:check': (claim: BoardClaim, answer: (same: boolean) => void) => void
  'desk:sound': (report: SoundReport) => void
}
