import type { Database } from '../db/prisma.ts'
import { type ChainState, chainStart, verifyChain } from './chain.ts'
import type { AuditEntry } from './entry.ts'

export const auditPageSize = 50

export interface AuditFilter {
  action?: string
  /** A person's id. */
  actor?: string
  /** `type` or `type:id`. */
  object?: string
  /** Only entries older than this sequence. */
  before?: bigint
}

export type AuditRow = AuditEntry & { actorName: string | null }

/** Newest first, one page and whether there are older ones. */
export async function listAudit(db: Database, filter: AuditFilter): Promise<{ rows: AuditRow[]; more: boolean }> {
  const [objectType, ...objectId] = filter.object?.split(':') ?? []
  const found = await db.auditEntry.findMany({
    where: {
      action: filter.action,
      actorId: filter.actor,
      objectType: objectType || undefined,
      objectId: objectId.length > 0 ? objectId.join(':') : undefined,
      seq: filter.before === undefined ? undefined : { lt: filter.before },
    },
    orderBy: { seq: 'desc' },
    take: auditPageSize + 1,
  })
  const rows = found.slice(0, auditPageSize)
  const ids = [...new Set(rows.flatMap((row) => row.actorId ?? []))]
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(people.map((person) => [person.id, person.name]))
  return {
    rows: rows.map((row) => ({ ...row, actorName: row.actorId ? (names.get(row.actorId) ?? null) : null })),
    more: found.length > auditPageSize,
  }
}

/** What there is to filter by: every action written so far, and everybody who wrote. */
export async function auditChoices(
  db: Database,
): Promise<{ actions: string[]; people: { id: string; name: string }[] }> {
  const [actions, actors] = await Promise.all([
    db.auditEntry.groupBy({ by: 'action', orderBy: { action: 'asc' } }),
    db.auditEntry.groupBy({ by: 'actorId' }),
  ])
  const ids = actors.flatMap((row) => row.actorId ?? [])
  const people = await db.user.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  return { actions: actions.map((row) => row.action), people }
}

const BATCH = 2000

/**
 * Checks the newest `limit` entries among themselves, and says how many there are in all. Quick enough for every look
 * at the page (0.16 ms an entry, nearly all of it reading); what it begins from is only proved by the whole chain.
 */
export async function verifyNewestChain(db: Database, limit = 1000): Promise<{ state: ChainState; total: number }> {
  const [newest, total] = await Promise.all([
    db.auditEntry.findMany({ orderBy: { seq: 'desc' }, take: limit }),
    db.auditEntry.count(),
  ])
  const entries = newest.reverse()
  const lastHash = total > limit ? (entries[0]?.prevHash ?? chainStart) : chainStart
  return { state: verifyChain(entries, { ok: true, count: 0, lastHash }), total }
}

/** Checks every entry from the first to the last; stops at the first that does not fit. */
export async function verifyWholeChain(db: Database): Promise<ChainState> {
  let state = verifyChain([])
  let after = -1n
  for (;;) {
    const entries = await db.auditEntry.findMany({
      where: { seq: { gt: after } },
      orderBy: { seq: 'asc' },
      take: BATCH,
    })
    state = verifyChain(entries, state)
    if (!state.ok || entries.length < BATCH) return state
    after = entries.at(-1)?.seq ?? after
  }
}
