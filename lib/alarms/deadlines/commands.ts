import type { CommandDeps } from '#lib/db/command-deps.ts'
import type { Prisma } from '#prisma/client/client.ts'
import { returnsFromShelf } from '../attention.ts'
import { findAlarm, openLog, saveChange } from '../store.ts'
import { type Deadline, escalation } from './deadline.ts'
import { dueDeadlines, dueFromShelf, dueMissed } from './queries.ts'

type Tx = Prisma.TransactionClient

/** So many in one transaction: people's acts wait for the log meanwhile. */
const AT_ONCE = 50

/**
 * Acts on every deadline that has run out: escalates, brings back from the shelf, marks as missed. What is due follows
 * from the rows alone, so nothing is forgotten by a restart. Any number of processes may run it at once: each looks
 * again under the lock of the log, and the key of `alarm_deadline` refuses a second time. Answers how many were acted on.
 */
export async function meetDeadlines(deps: CommandDeps): Promise<number> {
  const turns = [returnShelved, markMissed, escalate]
  let all = 0
  for (const turn of turns) {
    for (let met = AT_ONCE; met === AT_ONCE; all += met) met = await turn(deps)
  }
  return all
}

/** Looks without the lock, which is nearly always enough, and then again with it. */
async function underLock<T>(
  { db, clock }: CommandDeps,
  due: (tx: Tx, now: Date, limit: number) => Promise<T[]>,
  act: (tx: Tx, due: T, now: Date) => Promise<unknown>,
): Promise<number> {
  if ((await due(db, clock(), 1)).length === 0) return 0
  return db.$transaction(
    async (tx) => {
      await openLog(tx)
      const now = clock()
      const found = await due(tx, now, AT_ONCE)
      for (const one of found) await act(tx, one, now)
      return found.length
    },
    { maxWait: 10_000, timeout: 30_000 },
  )
}

const returnShelved = (deps: CommandDeps): Promise<number> =>
  underLock(deps, dueFromShelf, (tx, alarm, now) => {
    const change = { kind: 'shelf-returned', data: { reason: alarm.shelvedReason } } as const
    return saveChange(tx, alarm, { ...change, patch: returnsFromShelf(alarm, now.toISOString()) }, now, {
      decisive: true,
    })
  })

const markMissed = (deps: CommandDeps): Promise<number> =>
  underLock(deps, dueMissed, (tx, alarm, now) => {
    const patch = { state: 'missed', missedAt: now.toISOString(), missedReason: null, missedNote: null } as const
    return saveChange(tx, alarm, { kind: 'missed', data: {}, patch }, now, { decisive: true })
  })

const escalate = (deps: CommandDeps): Promise<number> => underLock(deps, dueDeadlines, escalateOne)

async function escalateOne(tx: Tx, deadline: Deadline, now: Date): Promise<void> {
  const { alarmId, kind, level, since, dueAt } = deadline
  const alarm = await findAlarm(tx, alarmId)
  if (!alarm) return
  const at = now.toISOString()
  const data = { for: kind, level, since: since.toISOString(), dueAt: dueAt.toISOString() }
  await saveChange(tx, alarm, { kind: 'escalated', data, patch: escalation(alarm, deadline, at) }, now)
  const { lastSeq: seq } = await tx.alarm.findUniqueOrThrow({ where: { id: alarmId }, select: { lastSeq: true } })
  await tx.alarmDeadline.create({ data: { alarmId, kind, level, since, dueAt, at: now, seq } })
}
