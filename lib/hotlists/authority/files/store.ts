import type { HotlistEntry } from '#prisma/client/client.ts'
import { appendAudit } from '../../../audit/store.ts'
import type { Transaction } from '../../../db/prisma.ts'

export interface Asked {
  hotlistId: string
  revision: number
  at: Date
  dueAt: Date
  /** Who brought the file: a person, or (id null) the list's feed. */
  by: { id: string | null; name: string }
  justification: string
}

/** Asks another person to authorise every one of these entries, which are live already; one that is asked for stays asked. */
export async function askForFile(tx: Transaction, entryIds: readonly string[], asked: Asked): Promise<void> {
  if (entryIds.length === 0) return
  const { hotlistId, revision, at, dueAt, by, justification } = asked
  await tx.$executeRaw`
    INSERT INTO hotlist_authorisation (id, entry_id, grounds, justification, emergency, requested_at, requested_by_id,
      requested_by_name, due_at, revision)
    SELECT gen_random_uuid(), id, ARRAY['high'], ${justification}, true, ${at}, ${by.id ?? `feed ${hotlistId}`}, ${by.name},
      ${dueAt}, ${revision}
    FROM unnest(${[...entryIds]}::uuid[]) AS asked (id) ON CONFLICT (entry_id) WHERE decision IS NULL DO NOTHING`
}

/** What was asked of entries that have left this list, or that a file made no High any more, is no longer a question. */
export async function lapseForList(tx: Transaction, hotlistId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE hotlist_authorisation a SET decision = 'lapsed', decided_at = ${at} FROM hotlist_entry e
    WHERE a.decision IS NULL AND e.id = a.entry_id AND e.hotlist_id = ${hotlistId}
      AND (e.status = 'withdrawn' OR (a.revision IS NOT NULL AND e.grade <> 'high'))`
}

/** Highs that an undo put back on the list and whose question had lapsed with their leaving. */
export async function unansweredHighs(tx: Transaction, hotlistId: string, revision: number): Promise<string[]> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    SELECT e.id FROM hotlist_revision_change c JOIN hotlist_entry e ON e.id = c.entry_id
    WHERE c.hotlist_id = ${hotlistId} AND c.revision = ${revision} AND c.kind IN ('restored', 'changed')
      AND e.status = 'live' AND e.grade = 'high'
      AND EXISTS (SELECT FROM hotlist_authorisation a WHERE a.entry_id = e.id AND a.decision = 'lapsed')
      AND NOT EXISTS (SELECT FROM hotlist_authorisation a WHERE a.entry_id = e.id AND a.decision IS DISTINCT FROM 'lapsed')`
  return found.map(({ id }) => id)
}

/** What an entry was, as far as its grade goes, before a file made it High; undefined when the file added it. */
export async function beforeFile(
  tx: Transaction,
  { id: entryId, hotlistId }: { id: string; hotlistId: string },
  revision: number,
): Promise<Pick<HotlistEntry, 'grade' | 'category' | 'action' | 'warningSignals'> | undefined> {
  const change = await tx.hotlistRevisionChange.findUnique({
    where: { hotlistId_revision_entryId: { hotlistId, revision, entryId } },
  })
  const before = change?.before as Record<string, unknown> | null | undefined
  if (!before) return undefined
  const { grade, category, action, warning_signals: warningSignals } = before
  return { grade, category, action, warningSignals } as Pick<
    HotlistEntry,
    'grade' | 'category' | 'action' | 'warningSignals'
  >
}

/** Writes down, once for each revision, that what its file asked for is overdue; how many questions that are. */
export async function noteOverdueFiles(tx: Transaction, at: Date): Promise<number> {
  const late = await tx.$queryRaw<
    {
      hotlistId: string
      revision: number
      entries: number
      dueAt: Date
      requestedBy: string
      covert: boolean
      forceId: string
    }[]
  >`
    WITH told AS (
      UPDATE hotlist_authorisation SET overdue_told_at = ${at}
      WHERE decision IS NULL AND overdue_told_at IS NULL AND due_at <= ${at} AND revision IS NOT NULL
      RETURNING entry_id, revision, due_at, requested_by_id
    )
    SELECT h.id AS "hotlistId", t.revision, count(*)::int AS entries, min(t.due_at) AS "dueAt",
      min(t.requested_by_id) AS "requestedBy", h.covert, h.force_id AS "forceId"
    FROM told t JOIN hotlist_entry e ON e.id = t.entry_id JOIN hotlist h ON h.id = e.hotlist_id
    GROUP BY h.id, t.revision ORDER BY h.id, t.revision`
  for (const { hotlistId, forceId, covert, ...detail } of late) {
    await appendAudit(tx, {
      at,
      actorId: null,
      actorRole: null,
      forceId,
      action: 'hotlist.authorisation-overdue',
      objectType: 'hotlist',
      objectId: hotlistId,
      restricted: covert,
      detail: { ...detail, emergency: true },
    })
  }
  return late.reduce((sum, { entries }) => sum + entries, 0)
}
