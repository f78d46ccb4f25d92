import { z } from 'zod'
import { bands } from './band.ts'
import { nonDeploymentReasons, outcomes } from './coding.ts'

/** Instants travel as ISO 8601 in UTC. */
export const Instant = z.iso.datetime({ offset: true })

export const states = [
  'raised',
  'acknowledged',
  'verified',
  'deployed',
  'passed',
  'shelved',
  'missed',
  'closed',
] as const
export const verdicts = ['confirmed', 'misread', 'cannot-tell'] as const
export const matchKinds = ['exact', 'tolerant', 'partial'] as const
export const deploymentStates = ['assigned', 'en-route', 'in-area', 'stopped', 'clear', 'stood-down'] as const

/** One named part of the score; `value` may be negative, `words` is what the screen says. */
export const Contribution = z.object({ name: z.string(), value: z.number(), words: z.string() })

/** Where the vehicle was last seen, as the camera was described then. */
export const LastSighting = z.object({
  readId: z.string(),
  vrm: z.string(), // as read
  cameraId: z.string(),
  cameraName: z.string(),
  road: z.string(),
  direction: z.string(),
  bearing: z.number(),
  lat: z.number(),
  lon: z.number(),
  forceId: z.string(),
  capturedAt: Instant,
  receivedAt: Instant,
})

export const AlarmDeployment = z.object({
  id: z.string(),
  unitId: z.string(),
  callSign: z.string(),
  state: z.enum(deploymentStates),
  at: Instant, // of the present state
})

/** The alarm as queues, maps, the log and the API know it. Every change of a field is an event's patch. */
export const Alarm = z.object({
  id: z.string(),
  version: z.int(),
  revision: z.int(),
  vrm: z.string(), // the listed mark
  band: z.enum(bands),
  initialBand: z.enum(bands),
  score: z.int(),
  contributions: z.array(Contribution),
  state: z.enum(states),
  category: z.string(),
  categoryName: z.string(),
  reason: z.string(),
  action: z.string(),
  warningSignals: z.array(z.string()),
  make: z.string().nullable(),
  model: z.string().nullable(),
  colour: z.string().nullable(),
  forceId: z.string(),
  entryForceId: z.string(),
  forceIds: z.array(z.string()),
  entryIds: z.array(z.string()),
  matchKind: z.enum(matchKinds),
  posterior: z.number(),
  possible: z.boolean(), // tolerated characters or a low posterior: never sounds as High by itself
  restricted: z.boolean(),
  delayed: z.boolean(),
  policyVersion: z.int(),
  sightingCount: z.int(),
  lastSighting: LastSighting,
  firstCapturedAt: Instant,
  lastCapturedAt: Instant,
  receivedAt: Instant,
  matchedAt: Instant,
  raisedAt: Instant,
  reraisedAt: Instant.nullable(),
  reraisedReason: z.string().nullable(),
  presentedAt: Instant.nullable(),
  acknowledgedAt: Instant.nullable(),
  ownerId: z.string().nullable(),
  ownerName: z.string().nullable(),
  verifiedAt: Instant.nullable(),
  verdict: z.enum(verdicts).nullable(),
  decidedAt: Instant.nullable(),
  decision: z.enum(['deploy', 'no-response']).nullable(),
  decidedById: z.string().nullable(),
  nonDeploymentReason: z.enum(nonDeploymentReasons).nullable(),
  nonDeploymentNote: z.string().nullable(),
  deployedAt: Instant.nullable(),
  inAreaAt: Instant.nullable(),
  stoppedAt: Instant.nullable(),
  deployments: z.array(AlarmDeployment),
  withdrawnAt: Instant.nullable(), // its entry left the list: shown, deployment blocked
  withdrawnCause: z.enum(['withdrawn', 'expired']).nullable(), // somebody withdrew it, or its weed date came
  cloneSuspectedAt: Instant.nullable(), // two vehicles may bear this mark
  cloneReason: z.string().nullable(), // what speaks for it, in words
  outcomes: z.array(z.enum(outcomes)),
  outcomeNote: z.string().nullable(),
  closedAt: Instant.nullable(),
})

export type Alarm = z.infer<typeof Alarm>
export type AlarmState = (typeof states)[number]
export type Verdict = (typeof verdicts)[number]
export type DeploymentState = (typeof deploymentStates)[number]
export type Contribution = z.infer<typeof Contribution>
export type LastSighting = z.infer<typeof LastSighting>
