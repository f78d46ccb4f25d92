import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { permissionsOf } from '#lib/access/role.ts'
import type { Viewer } from '#lib/access/viewer.ts'
import { systemClock } from '#lib/core/clock.ts'
import { transactionOptions } from '#lib/db/prisma.ts'
import { withdrawEntry } from '#lib/hotlists/commands.ts'
import { PrismaClient } from '#prisma/client/client.ts'
import type { startLoad } from './load.ts'

const supervisor: Viewer = {
  ...{ id: 'supervisor', name: 'Supervisor', role: 'supervisor', forceId: 'durrow' },
  permissions: permissionsOf({ role: 'supervisor', cleared: false }),
}
const everyMs = 2000
const listenMs = 1500

export interface Withdrawals {
  n: number
  /** From the person's click to the answer: behind a file of the same list that is being stored it waits for that. */
  worstAnswerS: number
  /** From the answer to the last read that still matched; 0 when none came after it. */
  worstStopS: number
}

/** Withdraws entries of the list by hand, one after another, until `until` is over, while reads of each come in. */
export async function withdrawMeanwhile(
  db: pg.Pool,
  load: Awaited<ReturnType<typeof startLoad>>,
  { hotlistId, until }: { hotlistId: string; until: Promise<unknown> },
): Promise<Withdrawals> {
  const deps = {
    db: new PrismaClient({ adapter: new PrismaPg(db), transactionOptions }),
    clock: systemClock,
    newId: randomUUID,
  }
  const { rows } = await db.query<{ id: string; vrm: string }>(
    `SELECT id, vrm FROM hotlist_entry WHERE hotlist_id = $1 AND status = 'live' LIMIT 50`,
    [hotlistId],
  )
  let isOver = false
  const over = until.finally(() => {
    isOver = true
  })
  const answers: number[] = []
  const stops: number[] = []
  for (const { id, vrm } of rows) {
    if (isOver) break
    load.watch(vrm)
    await delay(500)
    const askedAt = Date.now()
    const answer = await withdrawEntry(deps, supervisor, { entryId: id, reason: 'the wrong vehicle' })
    if (!answer.ok) throw new Error(answer.refusal.message)
    const answeredAt = Date.now()
    await delay(listenMs)
    const lastMatchedAt = await load.unwatch()
    if (lastMatchedAt === 0) throw new Error(`${vrm} never matched`)
    answers.push(answeredAt - askedAt)
    stops.push(Math.max(0, lastMatchedAt - answeredAt))
    await delay(everyMs - listenMs)
  }
  await over
  return { n: stops.length, worstAnswerS: Math.max(...answers) / 1000, worstStopS: Math.max(...stops) / 1000 }
}
