import type { z } from 'zod'
import { lockAlarmLog } from '#lib/db/locks.ts'
import { Prisma } from '#prisma/client/client.ts'
import type { Alarm } from './alarm.ts'
import { alarmFromRow } from './alarm-row.ts'
import type { ChangedEntry } from './entry-life/changed-words.ts'
import type { EventKind } from './event-kind.ts'
import type { Change } from './grouping.ts'
import { type PolicyBand, PolicySettings } from './policy.ts'

type Tx = Prisma.TransactionClient

/** Who made a change; null fields stand for the machine. */
export interface By {
  id: string | null
  name: string | null
}
export const theMachine: By = { id: null, name: null }

/**
 * Opens the alarm log for writing until the transaction ends. Log writers go one after another, so that the order of
 * `seq` is the order of commit and whoever asks for everything since a sequence misses nothing.
 */
export const openLog = (tx: Tx): Promise<void> => lockAlarmLog(tx)

async function nextSeq(tx: Tx): Promise<bigint> {
  const [row] = await tx.$queryRaw<[{ seq: bigint }]>`SELECT nextval('alarm_event_seq') AS seq`
  return BigInt(row.seq)
}

export async function findAlarm(tx: Tx, id: string): Promise<Alarm | undefined> {
  const row = await tx.alarm.findUnique({ where: { id } })
  return row ? alarmFromRow(row) : undefined
}

/** Fields as Prisma writes them: it knows two kinds of null in a jsonb column, and ours is the column's. */
const columns = (fields: Partial<Alarm>) => ({
  ...fields,
  ...(fields.passOffer === null && { passOffer: Prisma.DbNull }),
  ...(fields.undoable === null && { undoable: Prisma.DbNull }),
})

const json = (value: unknown) => value as Prisma.InputJsonValue

async function appendEvent(tx: Tx, alarm: Alarm, seq: bigint, change: Change, by: By, at: string): Promise<void> {
  await tx.alarmEvent.create({
    data: {
      seq,
      alarmId: alarm.id,
      alarmVersion: alarm.version,
      kind: change.kind,
      at,
      actorId: by.id,
      actorName: by.name,
      restricted: alarm.restricted,
      data: json(change.data),
      patch: json(change.patch),
    },
  })
}

/** Writes a new alarm and its first line of the log. Needs `openLog`. */
export async function insertAlarm(
  tx: Tx,
  alarm: Alarm,
  data: Record<string, unknown>,
  by = theMachine,
): Promise<Alarm> {
  const seq = await nextSeq(tx)
  await tx.alarm.create({ data: { ...(columns(alarm) as unknown as Prisma.AlarmUncheckedCreateInput), lastSeq: seq } })
  await appendEvent(tx, alarm, seq, { kind: 'raised', data, patch: alarm }, by, alarm.raisedAt)
  return alarm
}

/**
 * Writes a change and its line of the log; the one way an alarm changes. `decisive` moves the revision on: what others
 * were about to decide must then be looked at again. Needs `openLog`.
 */
export async function saveChange(
  tx: Tx,
  before: Alarm,
  change: Change,
  at: Date,
  { by = theMachine, decisive = false } = {},
): Promise<Alarm> {
  const seq = await nextSeq(tx)
  const patch = {
    ...(decisive && before.undoable && { undoable: null }), // what came before can then no longer be undone
    ...change.patch,
    version: before.version + 1,
    revision: before.revision + (decisive ? 1 : 0),
  }
  const after: Alarm = { ...before, ...patch }
  await tx.alarm.update({
    where: { id: before.id },
    data: { ...(columns(patch) as unknown as Prisma.AlarmUncheckedUpdateInput), lastSeq: seq },
  })
  await appendEvent(tx, after, seq, { ...change, patch }, by, at.toISOString())
  return after
}

/** The last thing a person did to an alarm, for telling another what happened meanwhile. */
export async function lastActOf(
  tx: Tx,
  alarmId: string,
): Promise<{ kind: string; name: string; at: Date } | undefined> {
  const row = await tx.alarmEvent.findFirst({
    where: { alarmId, actorId: { not: null }, kind: { not: 'noted' } }, // a note makes nothing stale
    orderBy: { seq: 'desc' },
    select: { kind: true, actorName: true, at: true },
  })
  return row ? { kind: row.kind, name: row.actorName ?? 'somebody', at: row.at } : undefined
}

/** What happened to an alarm's entries at one look. */
export interface Turn {
  at: Date
  gone: string[]
  left: string[]
  changed: ChangedEntry[]
}

/** The last time that the alarm became another because entries left their lists or were edited, by its line. */
export async function lastTurnOf(tx: Tx, alarmId: string): Promise<Turn | undefined> {
  const said = (part: string) => ({ data: { path: [part, '0'], not: Prisma.AnyNull } })
  const row = await tx.alarmEvent.findFirst({
    where: {
      alarmId,
      patch: { path: ['askedBand'], not: Prisma.AnyNull },
      OR: [said('gone'), said('changed')],
    },
    orderBy: { seq: 'desc' },
    select: { at: true, data: true },
  })
  return row ? { gone: [], left: [], changed: [], ...(row.data as Partial<Turn>), at: row.at } : undefined
}

/** Those of these entries that are on their lists at `now`. */
export async function liveEntries(tx: Tx, entryIds: string[], now: Date): Promise<ReadonlySet<string>> {
  const live = await tx.hotlistEntry.findMany({
    where: { id: { in: entryIds }, status: 'live', OR: [{ weedAt: null }, { weedAt: { gt: now } }] },
    select: { id: true },
  })
  return new Set(live.map(({ id }) => id))
}

export interface AlarmRules {
  settings: z.infer<typeof PolicySettings>
  band: PolicyBand
}

/** What its own version of the policy says of an alarm's band. */
export async function rulesOf(
  tx: Tx,
  { policyVersion, band }: Pick<Alarm, 'policyVersion' | 'band'>,
): Promise<AlarmRules> {
  const row = await tx.alarmPolicy.findUniqueOrThrow({
    where: { version: policyVersion },
    select: { settings: true, bands: { where: { band } } },
  })
  const [found] = row.bands
  if (!found) throw new Error(`policy version ${policyVersion} says nothing of band ${band}`)
  return { settings: PolicySettings.parse(row.settings), band: found }
}

/** The alarm's log as far as it changed the alarm, in order. */
export async function linesOf(tx: Tx, alarmId: string) {
  const rows = await tx.alarmEvent.findMany({
    where: { alarmId },
    orderBy: { alarmVersion: 'asc' },
    select: { alarmVersion: true, kind: true, at: true, patch: true },
  })
  return rows.map(({ alarmVersion, kind, at, patch }) => ({
    alarmVersion,
    at: at.toISOString(),
    kind: kind as EventKind,
    patch: patch as Partial<Alarm>,
  }))
}

/** Open alarms that are merged under this one. */
export async function followersOf(tx: Tx, leadId: string): Promise<Alarm[]> {
  const rows = await tx.alarm.findMany({ where: { leadId, state: { not: 'closed' } }, orderBy: { id: 'asc' } })
  return rows.map(alarmFromRow)
}

/** Whether another alarm of the same vehicle, for the same eyes, is open. */
export const hasOpenTwin = async (tx: Tx, { id, vrm, restricted }: Alarm): Promise<boolean> =>
  (await tx.alarm.count({ where: { vrm, restricted, state: { not: 'closed' }, id: { not: id } } })) > 0
