import type { CommandDeps } from '#lib/db/command-deps.ts'
import { reasonOf } from '#lib/db/failure.ts'
import { writeInHalves } from '#lib/db/in-halves.ts'
import { isCanaryMatch } from '#lib/matching/canary/canary.ts'
import { takeRun } from '#lib/matching/canary/store.ts'
import { type MatchBatchAnswer, MatchMessage, notStored } from '#lib/realtime/contract.ts'
import type { Prisma } from '#prisma/client/client.ts'
import type { Alarm } from '../alarm.ts'
import { tell } from '../entry-life/store.ts'
import { appendToFeed } from '../feed/store.ts'
import { join } from '../grouping.ts'
import type { AlarmPolicy } from '../policy.ts'
import { raise } from '../raising.ts'
import type { IncomingMatch } from '../sighting.ts'
import { insertAlarm, openLog, saveChange } from '../store.ts'
import { alarmFor, incoming, strongestFirst } from './placing.ts'
import * as queries from './queries.ts'
import { treatmentOf } from './treatment.ts'

type Refused = { id: string; code: string; message: string }
type Taken = { accepted: string[]; refused: Refused[] }
type Tx = Prisma.TransactionClient

/** So long one match after another is refused; the rest is sent again: the matcher waits 35 s for an answer. */
const REFUSING_MS = 20_000

/** How long a closed alarm can still take in late reads. */
const LATE_MS = 24 * 3_600_000

/**
 * Takes a batch of matches in: each becomes part of exactly one alarm, once, however often it is sent. All or nothing
 * in one transaction; what cannot be taken in (unknown entry or camera, or refused by the database) is refused by id and
 * stops nothing else. Throws when the database cannot be reached: the sender keeps its matches and sends them again.
 */
export async function takeInMatches(deps: CommandDeps, messages: readonly unknown[]): Promise<MatchBatchAnswer> {
  const begunMs = deps.clock().getTime()
  const malformed: Refused[] = []
  const valid: MatchMessage[] = []
  for (const raw of messages) {
    const parsed = MatchMessage.safeParse(raw)
    if (parsed.success) valid.push(parsed.data)
    else malformed.push({ id: idOf(raw), code: 'malformed', message: parsed.error.issues[0]?.message ?? 'not a match' })
  }
  const taken = await writeInHalves<MatchMessage, Taken>(
    strongestFirst(valid),
    (part) => takeInTogether(deps, part),
    ({ id }, error) => ({ accepted: [], refused: [{ id, code: notStored, message: reasonOf(error) }] }),
    () => deps.clock().getTime() - begunMs > REFUSING_MS,
  )
  return {
    ok: true,
    accepted: taken.flatMap(({ accepted }) => accepted),
    refused: [...malformed, ...taken.flatMap(({ refused }) => refused)],
  }
}

const takeInTogether = (deps: CommandDeps, messages: readonly MatchMessage[]): Promise<Taken> =>
  deps.db.$transaction(
    async (tx) => {
      await openLog(tx)
      const canaries = await takeCanaries(deps, tx, messages.filter(isCanaryMatch))
      const vehicles = messages.filter((message) => !isCanaryMatch(message))
      const { accepted, refused } = await takeInAll(deps, tx, vehicles)
      return { accepted: [...canaries, ...accepted], refused }
    },
    { maxWait: 10_000, timeout: 30_000 },
  )

const idOf = (raw: unknown): string => {
  const id = (raw as { id?: unknown } | null)?.id
  return typeof id === 'string' ? id.slice(0, 64) : ''
}

/** A canary has come as far as an alarm would: that is written down, and it is nothing else. */
async function takeCanaries({ clock }: CommandDeps, tx: Tx, canaries: readonly MatchMessage[]): Promise<string[]> {
  for (const { read, matchedAt } of canaries) {
    const takenAt = clock()
    const [sentAt, receivedAt] = [new Date(read.capturedAt), new Date(read.receivedAt)]
    await takeRun(tx, { sentAt, receivedAt, matchedAt: new Date(matchedAt), takenAt })
  }
  return canaries.map(({ id }) => id)
}

async function takeInAll(deps: CommandDeps, tx: Tx, messages: readonly MatchMessage[]): Promise<Taken> {
  const now = deps.clock()
  const readIds = messages.map((message) => message.read.id)
  const policy = await queries.policyAt(tx, now)
  const entries = await queries.entriesById(
    tx,
    messages.map((message) => message.entryId),
    now,
  )
  const cameras = await queries.camerasById(
    tx,
    messages.flatMap((message) => [message.read.cameraId, ...otherCameras(message)]),
  )
  const known = await queries.knownMatches(
    tx,
    messages.map((message) => message.id),
  )
  const sightings = await queries.knownSightings(tx, readIds)
  const etaTo = await queries.etaFinder(tx)
  const vrms = [...new Set([...entries.values()].map((entry) => entry.vrm))]
  const closedSince = new Date(now.getTime() - LATE_MS)
  const alarms = new Map((await queries.joinableAlarms(tx, vrms, readIds, closedSince)).map((a) => [a.id, a]))

  const nameOf = (cameraId: string) => cameras.get(cameraId)?.name ?? cameraId

  const [accepted, refused]: [string[], Refused[]] = [[], []]
  const toFeed: IncomingMatch[] = []
  const told: Parameters<typeof tell>[1][number][] = []
  for (const message of messages) {
    const entry = entries.get(message.entryId)
    const camera = cameras.get(message.read.cameraId)
    if (!entry || !camera) {
      const what = entry ? `camera ${message.read.cameraId}` : `entry ${message.entryId}`
      refused.push({
        id: message.id,
        code: entry ? 'unknown-camera' : 'unknown-entry',
        message: `${what} is not known here`,
      })
      continue
    }
    accepted.push(message.id)
    if (known.has(message.id)) continue
    known.add(message.id)
    const match = incoming(message, entry, camera, etaTo, nameOf)
    const treatment = treatmentOf(match, message.explanation.decision, policy)
    if (treatment === 'feed') toFeed.push(match)
    if (treatment !== 'alarm') continue
    const holds = (alarm: Alarm) => sightings.has(`${alarm.id}/${message.read.id}`)
    const before = alarmFor(match, alarms.values(), holds, policy)
    const alarm = await place(deps, tx, match, before, holds, policy, now)
    alarms.set(alarm.id, alarm)
    // Of an entry that it knows it may have said something else: whoever looks after entries compares the two.
    if (!before?.entryIds.includes(entry.id))
      told.push({ alarmId: alarm.id, entryId: entry.id, revision: entry.revision, said: entry.said })
    await record(tx, alarm, message, match, !holds(alarm), now)
    sightings.add(`${alarm.id}/${message.read.id}`)
  }
  await tell(tx, told)
  if (toFeed.length > 0) await appendToFeed(tx, toFeed, policy.version, now)
  return { accepted, refused }
}

const otherCameras = ({ signals = [] }: MatchMessage): string[] =>
  signals.flatMap((signal) => (signal.kind === 'impossible-journey' ? [signal.other.cameraId] : []))

function place(
  deps: CommandDeps,
  tx: Tx,
  match: IncomingMatch,
  known: Alarm | undefined,
  holds: (alarm: Alarm) => boolean,
  policy: AlarmPolicy,
  now: Date,
): Promise<Alarm> {
  if (known) {
    const change = join(known, match, !holds(known), policy, now)
    return saveChange(tx, known, change, now, { decisive: changesTheCase(known, change.patch) })
  }
  const data = {
    matchId: match.id,
    readId: match.place.readId,
    camera: match.place.cameraName,
    clone: match.clone?.words ?? null,
    policyVersion: policy.version,
  }
  return insertAlarm(tx, raise(deps.newId(), match, policy, now), data)
}

/**
 * Whether what somebody was about to do with the alarm must be looked at again: it is back from the shelf, say, or graver,
 * or warns of something new, or its entry is live again. A further sighting alone changes nothing.
 */
function changesTheCase(known: Alarm, patch: Partial<Alarm>): boolean {
  return (
    (patch.state ?? known.state) !== known.state ||
    (patch.band ?? known.band) !== known.band ||
    (patch.askedBand ?? known.askedBand) !== known.askedBand ||
    (patch.warningSignals ?? known.warningSignals).length > known.warningSignals.length ||
    patch.cloneReason !== undefined ||
    patch.withdrawnAt !== undefined
  )
}

async function record(
  tx: Tx,
  alarm: Alarm,
  message: MatchMessage,
  match: IncomingMatch,
  sightingIsNew: boolean,
  now: Date,
) {
  const { read } = message
  await tx.alarmMatch.create({
    data: {
      matchId: message.id,
      alarmId: alarm.id,
      readId: read.id,
      entryId: message.entryId,
      kind: message.kind,
      posterior: message.posterior,
      explanation: message.explanation as Prisma.InputJsonValue,
      matchedAt: message.matchedAt,
      joinedAt: now,
      signals: [...match.signals] as Prisma.InputJsonValue,
    },
  })
  if (!sightingIsNew) return
  const { cameraName, road, direction, bearing, lat, lon } = match.place
  await tx.alarmSighting.create({
    data: {
      alarmId: alarm.id,
      readId: read.id,
      vrm: read.vrm,
      cameraId: read.cameraId,
      forceId: match.place.forceId,
      capturedAt: read.capturedAt,
      receivedAt: read.receivedAt,
      place: { cameraName, road, direction, bearing, lat, lon },
      make: read.make,
      model: read.model,
      colour: read.colour,
      confidence: read.confidence,
      motion: read.motion,
    },
  })
}

/** Records when alarms were first shown on a screen; the first time counts. */
export async function markPresented(
  { db, clock }: CommandDeps,
  alarmIds: readonly string[],
  restricted: boolean,
): Promise<void> {
  const now = clock()
  await db.$transaction(async (tx) => {
    await openLog(tx)
    const alarms = await queries.unpresentedAlarms(tx, [...alarmIds], restricted)
    for (const alarm of alarms) {
      await saveChange(tx, alarm, { kind: 'presented', data: {}, patch: { presentedAt: now.toISOString() } }, now)
    }
  })
}
