import type pg from 'pg'
import type { NoteRow } from './note-row.ts'

type Db = Pick<pg.Pool, 'query'>

const most = 200

/** Notes that stand first, then those that have ended, each the newest first. */
export async function listNotes(db: Db, now: Date): Promise<NoteRow[]> {
  const { rows } = await db.query<NoteRow>(
    `SELECT id, vrm, make, model, colour, words, made_at AS "madeAt", made_by_name AS "madeByName", until,
       ended_at AS "endedAt", ended_by_name AS "endedByName", end_reason AS "endReason"
     FROM protective_note ORDER BY (ended_at IS NULL AND until > $1) DESC, made_at DESC LIMIT ${most}`,
    [now],
  )
  return rows
}
