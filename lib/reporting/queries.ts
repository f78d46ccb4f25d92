import type pg from 'pg'
import { z } from 'zod'
import { can, type Viewer } from '#lib/access/viewer.ts'
import { fieldsOf } from '#lib/alarms/alarm-row.ts'
import { nonDeployment } from './non-deployment.sql.ts'
import { responseByBand } from './response-by-band.sql.ts'
import type { ResponseReport } from './response-report.ts'
import { CountedRow, NonDeploymentRow, StepRow } from './response-rows.ts'
import { timeSteps } from './time-steps.sql.ts'
import { withTimes } from './times.ts'

const ForceName = z.object({ id: z.string(), name: z.string() })

/**
 * The response report over alarms raised in [from, until), as things stand at `now`. All its tables are read at one
 * moment, so that they agree. Restricted alarms are counted only for the cleared.
 */
export async function responseReport(
  pool: pg.Pool,
  viewer: Viewer,
  { from, until, now, forceId }: { from: Date; until: Date; now: Date; forceId?: string },
): Promise<ResponseReport> {
  const restricted = can(viewer, 'alarm:read-restricted')
  const force = forceId ?? null
  return atOneMoment(pool, async (client) => {
    const read = async <T>(row: z.ZodType<T>, sql: string, values: unknown[]) =>
      (await client.query(sql, values)).rows.map((found) => row.parse(fieldsOf(found)))
    return {
      from: from.toISOString(),
      until: until.toISOString(),
      producedAt: now.toISOString(),
      forces: await read(ForceName, 'SELECT id, name FROM force WHERE $1::text IS NULL OR id = $1 ORDER BY name', [
        force,
      ]),
      rows: withTimes(
        await read(CountedRow, responseByBand, [from, until, restricted, force]),
        await read(StepRow, timeSteps, [from, until, now, restricted, force]),
      ),
      reasons: await read(NonDeploymentRow, nonDeployment, [from, until, restricted, force]),
    }
  })
}

async function atOneMoment<T>(pool: pg.Pool, read: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return await read(client)
  } finally {
    // Nothing was written: rolling back ends the moment whether reading went well or not.
    await client.query('ROLLBACK').then(
      () => client.release(),
      (error) => client.release(error),
    )
  }
}

/** The forces that a report can be narrowed to, by name. */
export const listForces = async (db: Pick<pg.Pool, 'query'>): Promise<{ id: string; name: string }[]> =>
  (await db.query('SELECT id, name FROM force ORDER BY name')).rows.map((row) => ForceName.parse(row))
