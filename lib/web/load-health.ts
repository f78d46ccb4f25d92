import { can, type Viewer } from '../access/viewer.ts'
import type { HealthRow } from '../alarms/list-health/health-row.ts'
import { readHealth } from '../alarms/list-health/queries.ts'
import { appendAudit } from '../audit/store.ts'
import { processSlot } from '../core/slot.ts'
import { pool } from '../db/pool.ts'
import { database } from '../db/prisma.ts'
import { personOf } from './reader.ts'

interface Board {
  rows: HealthRow[]
  asAt: Date
}

/** With millions of entries one look takes seconds: those who ask within this time share it, the cleared apart from the others. */
const KEPT_MS = 60_000

export async function loadHealth(viewer: Viewer, now: Date): Promise<Board> {
  const kept = processSlot('list-health', () => new Map<boolean, { board: Promise<Board>; until: number }>())
  const cleared = can(viewer, 'hotlist:read-restricted')
  const known = kept.get(cleared)
  if (known && known.until > now.getTime()) return known.board
  const board = readHealth(pool(), viewer, now).then((rows) => ({ rows, asAt: now }))
  kept.set(cleared, { board, until: now.getTime() + KEPT_MS })
  board.catch(() => kept.delete(cleared))
  return board
}

/** Every copy that leaves the house is recorded, before it leaves. */
export const recordHealthExport = (viewer: Viewer, at: Date): Promise<void> =>
  database().$transaction((tx) =>
    appendAudit(tx, {
      ...{ at, ...personOf(viewer), action: 'list-health.exported', objectType: 'hotlist', objectId: null },
    }),
  )
