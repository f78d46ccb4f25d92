import type pg from 'pg'
import { type MatchMessage, notStored } from '#lib/realtime/contract.ts'

/**
 * Takes the oldest waiting matches for delivery, until the caller's transaction ends. Matchers side by side take
 * different ones; those of a matcher that is killed are free again with its connection.
 */
export async function takeWaiting(tx: pg.ClientBase, limit: number): Promise<MatchMessage[]> {
  const { rows } = await tx.query<{ payload: MatchMessage }>({
    name: 'take-waiting',
    text: `SELECT payload FROM match_outbox WHERE delivered_at IS NULL
           ORDER BY created_at, match_id LIMIT $1 FOR UPDATE SKIP LOCKED`,
    values: [limit],
  })
  return rows.map(({ payload }) => payload)
}

/** Marks matches as answered for: taken by the web process (`code` null), or refused by it. */
export async function markDelivered(
  tx: pg.ClientBase,
  answered: readonly { id: string; code: string | null }[],
  at: Date,
): Promise<void> {
  await tx.query({
    name: 'mark-delivered',
    text: `UPDATE match_outbox SET delivered_at = $3, refused_code = answered.code
           FROM unnest($1::uuid[], $2::text[]) AS answered (id, code)
           WHERE match_id = answered.id AND delivered_at IS NULL`,
    values: [answered.map(({ id }) => id), answered.map(({ code }) => code), at],
  })
}

/** Which of these matches were refused before and offered again. */
export async function refusedAmong(tx: pg.ClientBase, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(
    'SELECT match_id AS id FROM match_outbox WHERE match_id = ANY($1) AND refused_code IS NOT NULL',
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Which of these matches are of SILENT entries. */
export async function covertAmong(tx: pg.ClientBase, ids: readonly string[]): Promise<Set<string>> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT o.match_id AS id FROM match_outbox o JOIN hotlist_entry e ON e.id = (o.payload ->> 'entryId')::uuid
     WHERE o.match_id = ANY($1) AND e.action = 'SILENT'`,
    [ids],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Has matches wait again that the web process's database refused: the cause may be gone, and none of them was an alarm yet. */
export async function offerAgain(db: pg.Pool): Promise<number> {
  const { rowCount } = await db.query(
    'UPDATE match_outbox SET delivered_at = NULL WHERE refused_code = $1 AND delivered_at IS NOT NULL',
    [notStored],
  )
  return rowCount ?? 0
}

/** How many matches wait, and since when the oldest. */
export async function countWaiting(db: pg.Pool): Promise<{ waiting: number; oldestAt: Date | null }> {
  const { rows } = await db.query<{ waiting: number; oldestAt: Date | null }>({
    name: 'count-waiting',
    text: `SELECT count(*) AS waiting, min(created_at) AS "oldestAt" FROM match_outbox WHERE delivered_at IS NULL`,
  })
  return rows[0] ?? { waiting: 0, oldestAt: null }
}

/** Forgets matches delivered before `before`, at most `limit`; the matches themselves stay, and those set aside wait here. */
export async function pruneDelivered(db: pg.Pool, before: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(
    `DELETE FROM match_outbox WHERE match_id IN (
       SELECT match_id FROM match_outbox WHERE delivered_at < $1 AND refused_code IS DISTINCT FROM $3
       LIMIT $2 FOR UPDATE SKIP LOCKED)`,
    [before, limit, notStored],
  )
  return rowCount ?? 0
}
