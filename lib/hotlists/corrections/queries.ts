import type pg from 'pg'
import { can, type Viewer } from '../../access/viewer.ts'
import type { TaskRow } from './task-row.ts'

type Db = Pick<pg.Pool, 'query'>

const most = 200

/** Tasks, the oldest open ones first or the newest resolved ones; those of SILENT entries for the cleared only. */
export async function listTasks(
  db: Db,
  viewer: Viewer,
  { list, state }: { list: string | null; state: 'open' | 'resolved' },
): Promise<TaskRow[]> {
  const { rows } = await db.query<TaskRow>(
    `SELECT t.id, t.alarm_id AS "alarmId", t.entry_id AS "entryId", t.cause, t.evidence, t.raised_at AS "raisedAt",
       t.raised_by_name AS "raisedByName", h.id AS "hotlistId", h.name AS "hotlistName", h.owner, h.contact,
       e.status AS "entryState", t.resolution, t.resolution_reason AS "resolutionReason",
       t.resolved_at AS "resolvedAt", t.resolved_by_name AS "resolvedByName",
       ARRAY(SELECT i.kind FROM read_image i WHERE i.read_id = (t.evidence ->> 'readId')::uuid
         AND i.captured_at = (t.evidence ->> 'capturedAt')::timestamptz ORDER BY i.kind DESC) AS images
     FROM correction_task t
     JOIN hotlist h ON h.id = t.hotlist_id
     JOIN hotlist_entry e ON e.id = t.entry_id
     WHERE ($1 OR NOT (t.restricted OR e.action = 'SILENT')) AND ($2::text IS NULL OR t.hotlist_id = $2)
       AND (t.resolution IS NULL) = $3
     ORDER BY CASE WHEN $3 THEN t.raised_at END, t.resolved_at DESC, t.id LIMIT ${most}`,
    [can(viewer, 'hotlist:read-restricted'), list, state === 'open'],
  )
  return rows
}

export interface TaskImage {
  mediaType: string
  bytes: Buffer
  sha256: Buffer
}

/** A picture of the read that a task is about: owners of lists see no alarms, but what their entry was taken for. */
export async function findTaskImage(
  db: Db,
  viewer: Viewer,
  taskId: string,
  kind: 'plate' | 'overview',
): Promise<TaskImage | undefined> {
  const { rows } = await db.query(
    `SELECT i.media_type AS "mediaType", i.bytes, i.sha256
     FROM correction_task t JOIN hotlist_entry e ON e.id = t.entry_id
     JOIN read_image i ON i.read_id = (t.evidence ->> 'readId')::uuid
       AND i.captured_at = (t.evidence ->> 'capturedAt')::timestamptz AND i.kind = $2
     WHERE t.id = $1 AND ($3 OR NOT (t.restricted OR e.action = 'SILENT'))`,
    [taskId, kind, can(viewer, 'hotlist:read-restricted')],
  )
  return rows[0]
}
