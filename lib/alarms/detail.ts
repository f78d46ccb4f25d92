import { z } from 'zod'
import { MatchSignal } from '../matching/signals/match-signal.ts'
import { Alarm, Instant, LastSighting } from './alarm.ts'
import { AlarmEvent } from './alarm-event.ts'
import { matchKinds, verdicts } from './states.ts'

/** A sighting with what is needed to show it; images come from /api/images/{readId}/{kind}. */
export const Sighting = LastSighting.extend({
  make: z.string().nullable(),
  model: z.string().nullable(),
  colour: z.string().nullable(),
  confidence: z.number().nullable(),
  motion: z.string().nullable(),
  images: z.array(z.enum(['plate', 'overview'])), // what has come so far
  signals: z.array(MatchSignal), // what its matches carried
  clone: z.boolean(), // it speaks for a second vehicle with this mark, by itself or with the sighting at the other end
})
export type Sighting = z.infer<typeof Sighting>

export const MatchedEntry = z.object({
  id: z.string(),
  hotlistId: z.string(),
  hotlistName: z.string(),
  hotlistRefreshedAt: Instant,
  hotlistRevision: z.int(),
  expectedRefreshHours: z.int(),
  vrm: z.string(),
  make: z.string().nullable(),
  model: z.string().nullable(),
  colour: z.string().nullable(),
  action: z.string(),
  warningSignals: z.array(z.string()),
  reason: z.string(),
  category: z.string(),
  grade: z.enum(['high', 'medium', 'low']),
  information: z.string().nullable(),
  forceId: z.string(),
  forceName: z.string(),
  contact: z.string().nullable(),
  weedAt: Instant.nullable(),
  pncId: z.string().nullable(),
  marking: z.string().nullable(),
  cadReference: z.string().nullable(),
  operationalInstructions: z.string().nullable(),
  sourceReference: z.string().nullable(),
  override: z.object({ reason: z.string(), byName: z.string(), at: Instant }).nullable(), // of grade against risk
  live: z.boolean(), // re-checked when this was asked for
})
export type MatchedEntry = z.infer<typeof MatchedEntry>

export const JoinedMatch = z.object({
  id: z.string(),
  readId: z.string(),
  entryId: z.string(),
  kind: z.enum(matchKinds),
  posterior: z.number(),
  explanation: z.record(z.string(), z.unknown()), // parse with MatchExplanation of lib/matching/explanation.ts
  matchedAt: Instant,
})
export type JoinedMatch = z.infer<typeof JoinedMatch>

/** A pair of mark as read and entry that a verdict on this alarm keeps, or kept, from the desk. */
export const MisreadTrace = z.object({
  id: z.string(),
  readMark: z.string(),
  entryId: z.string(),
  entryMark: z.string(),
  at: Instant,
  byName: z.string(),
  untilAt: Instant,
  undoneAt: Instant.nullable(), // from then on the pair matches again
  undoneByName: z.string().nullable(),
  undoReason: z.string().nullable(),
  kept: z.int(), // reads kept from the desk so far
})
export type MisreadTrace = z.infer<typeof MisreadTrace>

/** What protects somebody who was stopped in error: shown first, keeps nothing from the desk. */
export const ProtectiveNote = z.object({
  id: z.string(),
  vrm: z.string(),
  make: z.string().nullable(),
  model: z.string().nullable(),
  colour: z.string().nullable(),
  words: z.string(),
  madeAt: Instant,
  madeByName: z.string(),
  untilAt: Instant,
})
export type ProtectiveNote = z.infer<typeof ProtectiveNote>

/** Everything the card shows beyond the alarm itself. */
export const AlarmDetail = z.object({
  alarm: Alarm,
  entries: z.array(MatchedEntry),
  matches: z.array(JoinedMatch), // newest first
  sightings: z.array(Sighting), // newest first
  events: z.array(AlarmEvent.omit({ patch: true })), // oldest first
  verifications: z.array(
    z.object({
      at: Instant,
      byName: z.string(),
      checks: z.record(z.string(), z.string()),
      verdict: z.enum(verdicts),
      note: z.string().nullable(),
    }),
  ),
  misreads: z.array(MisreadTrace), // oldest first
  notes: z.array(ProtectiveNote), // that stand for this mark or one a glance apart, oldest first
  guidance: z.object({
    whatIsThis: z.string(),
    whatToDo: z.string(),
    whoToCall: z.string(),
    escalation: z.string(),
  }),
  targets: z.object({
    acknowledgeSec: z.int(),
    decideSec: z.int(),
    deploySec: z.int(),
    shelveMaxSec: z.int().nullable(), // null: alarms of its band are not shelved
  }),
  checkedAt: Instant,
})
export type AlarmDetail = z.infer<typeof AlarmDetail>
