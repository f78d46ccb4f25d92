import { z } from 'zod'
import { bands } from './band.ts'
import { leadKinds, missedReasons, nonDeploymentReasons, outcomes } from './coding.ts'
import { eventKinds } from './event-kind.ts'
import { deadlineKinds, deploymentStates, escalationLevels, matchKinds, states, verdicts } from './states.ts'

/** Instants travel as ISO 8601 in UTC. */
export const Instant = z.iso.datetime({ offset: true })

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

/** An offer to another force; until it is accepted the sender owns the alarm. */
export const PassOffer = z.object({
  fromForceId: z.string(),
  toForceId: z.string(),
  note: z.string(),
  byId: z.string(),
  byName: z.string(),
  at: Instant,
  stateBefore: z.enum(states), // where it goes on, whoever has it then
})

/** The last act, as long as its person may take it back. */
export const Undoable = z.object({
  kind: z.enum(eventKinds),
  byId: z.string(),
  version: z.int(), // of the line that is undone
  untilAt: Instant,
})

/** The alarm as queues, maps, the log and the API know it. Every change of a field is an event's patch. */
export const Alarm = z.object({
  id: z.string(),
  version: z.int(),
  revision: z.int(),
  vrm: z.string(), // the listed mark
  band: z.enum(bands),
  initialBand: z.enum(bands),
  askedBand: z.enum(bands), // the worst that its entries still on their lists ask for; a person's regrading leaves it
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
  forceId: z.string(), // where first seen: reports count by it
  responseForceId: z.string(), // whose response it is now: another's once a pass was accepted
  entryForceId: z.string(),
  forceIds: z.array(z.string()),
  entryIds: z.array(z.string()),
  goneEntryIds: z.array(z.string()), // those of them that left their lists, as far as it has been said
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
  waitingFromAt: Instant, // the clock of acknowledgement: raised, released, returned
  decideFromAt: Instant, // the clock of decision: raised, returned from the shelf, reopened
  escalatedTo: z.enum(escalationLevels).nullable(), // while what it waits for has not come
  escalatedFor: z.enum(deadlineKinds).nullable(),
  escalatedAt: Instant.nullable(),
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
  passOffer: PassOffer.nullable(), // while the state is passed
  shelvedAt: Instant.nullable(),
  shelvedUntilAt: Instant.nullable(), // it returns by itself then, or when it is raised again
  shelvedReason: z.string().nullable(),
  shelvedByName: z.string().nullable(),
  missedAt: Instant.nullable(), // the opportunity lapsed before anybody looked
  missedReason: z.enum(missedReasons).nullable(),
  missedNote: z.string().nullable(),
  regradedAt: Instant.nullable(), // with reason and person: while it counts, until lists ask for more than it stands at
  regradedReason: z.string().nullable(),
  regradedByName: z.string().nullable(),
  leadId: z.string().nullable(), // merged: it stands under this alarm
  leadKind: z.enum(leadKinds).nullable(),
  outcomes: z.array(z.enum(outcomes)),
  outcomeNote: z.string().nullable(),
  closedAt: Instant.nullable(),
  reopenedAt: Instant.nullable(),
  reopenedReason: z.string().nullable(),
  undoable: Undoable.nullable(),
})

export type Alarm = z.infer<typeof Alarm>
export type PassOffer = z.infer<typeof PassOffer>
export type Contribution = z.infer<typeof Contribution>
export type LastSighting = z.infer<typeof LastSighting>
