import type pg from 'pg'
import { z } from 'zod'
import { bands } from '../band.ts'
import { states } from '../states.ts'

const Row = z.object({
  id: z.string(),
  vrm: z.string(),
  band: z.enum(bands),
  state: z.enum(states),
  reason: z.string(),
  place: z.string(),
  raisedAt: z.date(),
  restricted: z.boolean(),
})
export type FoundAlarm = z.infer<typeof Row>

const literal = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/**
 * Open alarms, and those closed after `closedSince`, whose mark holds `mark` or whose reason holds `text`; open ones and
 * the newest first. An empty `mark` finds by reason only. Without `restricted` those of SILENT entries do not exist.
 */
export async function findAlarms(
  db: Pick<pg.Pool, 'query'>,
  given: { mark: string; text: string; closedSince: Date; restricted: boolean; limit: number },
): Promise<FoundAlarm[]> {
  const { mark, text, closedSince, restricted, limit } = given
  const { rows } = await db.query(
    `SELECT id, vrm, band, state, reason, last_sighting ->> 'cameraName' AS place, raised_at AS "raisedAt", restricted FROM alarm
     WHERE (state <> 'closed' OR closed_at > $3) AND ($4 OR NOT restricted)
       AND (($1 <> '%%' AND vrm LIKE $1) OR reason ILIKE $2)
     ORDER BY state = 'closed', raised_at DESC, id LIMIT $5`,
    [literal(mark), literal(text), closedSince, restricted, limit],
  )
  return rows.map((row) => Row.parse(row))
}
