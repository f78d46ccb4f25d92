import { z } from 'zod'
import { Instant, LastSighting } from '../alarms/alarm.ts'
import { MatchedEntry } from '../alarms/detail.ts'
import { PolicyCategory, PolicySettings } from '../alarms/policy.ts'
import { Unit } from '../response/unit.ts'

/** What happens on a practice desk, with all that the desk needs to show it: written once, played as often as one likes. */
export const trainingScenarios = ['flood', 'chapman', 'feed-loss'] as const
export type TrainingScenario = (typeof trainingScenarios)[number]

const Seconds = z.int().positive().nullable()
const Band = z.object({
  acknowledgeSec: z.int().positive(),
  supervisorSec: Seconds,
  inspectorSec: Seconds,
  decideSec: z.int().positive(),
  deploySec: z.int().positive(),
  missedSec: Seconds,
  shelveMaxSec: Seconds,
})
export type TrainingBand = z.infer<typeof Band>

/** A match that reaches the desk `atMs` after the start; `right` says whether the vehicle that passed is the listed one. */
const Arrival = z.object({
  atMs: z.int().min(0),
  matchId: z.string(),
  entryId: z.string(),
  place: LastSighting,
  kind: z.enum(['exact', 'tolerant', 'partial']),
  posterior: z.number(),
  possible: z.boolean(),
  explanation: z.record(z.string(), z.unknown()),
  read: z.object({
    make: z.string().nullable(),
    model: z.string().nullable(),
    colour: z.string().nullable(),
    confidence: z.number().nullable(),
    motion: z.string().nullable(),
  }),
  right: z.boolean(),
})
export type Arrival = z.infer<typeof Arrival>

const Picture = z.object({
  atMs: z.int().min(0),
  readId: z.string(),
  kind: z.enum(['plate', 'overview']),
  svg: z.string(),
})

export const Recording = z.object({
  v: z.literal(1),
  scenario: z.enum(trainingScenarios),
  title: z.string(),
  what: z.string(),
  seed: z.int(),
  startsAt: Instant,
  lengthMs: z.int().positive(),
  forces: z.array(z.object({ id: z.string(), name: z.string() })),
  units: z.array(Unit),
  settings: PolicySettings,
  bands: z.record(z.enum(['high', 'medium', 'low', 'log']), Band),
  categories: z.array(
    PolicyCategory.extend({
      whatIsThis: z.string(),
      whatToDo: z.string(),
      whoToCall: z.string(),
      escalation: z.string(),
    }),
  ),
  entries: z.array(MatchedEntry),
  arrivals: z.array(Arrival), // in order of time
  pictures: z.array(Picture), // in order of time
  /** Spans in which nothing reaches the desk; it all comes at the end of each. */
  lapses: z.array(z.object({ fromMs: z.int(), untilMs: z.int() })),
})
export type Recording = z.infer<typeof Recording>

const instant = /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)"/g

/** The recording as if it began at `startMs`: every time in it moves by the same span. */
export function begunAt(recording: Recording, startMs: number): Recording {
  const offsetMs = startMs - Date.parse(recording.startsAt)
  const moved = JSON.stringify(recording).replace(
    instant,
    (_, at: string) => `"${new Date(Date.parse(at) + offsetMs).toISOString()}"`,
  )
  return JSON.parse(moved) as Recording
}
