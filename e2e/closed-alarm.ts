import { randomUUID } from 'node:crypto'
import pg from 'pg'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { putAlarm } from '#lib/alarms/testing/rows.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import type { Server } from './session.ts'

/** What changes a closed alarm into one that nobody answered and whose time is over. */
export const neverAnswered = {
  ...{ state: 'missed', acknowledgedAt: null, verdict: null, verifiedAt: null, decision: null, decidedAt: null },
  ...{ decidedById: null, nonDeploymentReason: null, closedAt: null },
} as const satisfies Partial<Alarm>

/** An alarm of Eden that was raised, acknowledged after 12 s, not deployed to and closed, all within the last minute. */
export async function putClosedAlarm(server: Server, change: Partial<Alarm> = {}): Promise<Alarm> {
  const ago = (second: number) => new Date(Date.now() - second * 1000).toISOString()
  const alarm = anAlarm({
    id: randomUUID(),
    forceId: 'eden',
    state: 'closed',
    raisedAt: ago(50),
    acknowledgedAt: ago(38),
    verifiedAt: ago(30),
    verdict: 'confirmed',
    decision: 'no-response',
    decidedAt: ago(20),
    decidedById: 'journey',
    nonDeploymentReason: 'proportionality',
    closedAt: ago(10),
    ...change,
  })
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query(`SELECT nextval('alarm_event_seq') AS seq`)
    await putAlarm(client, alarm, Number(rows[0].seq))
  } finally {
    await client.end()
  }
  return alarm
}
