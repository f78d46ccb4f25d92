import { expect, it } from 'vitest'
import { aViewer, id } from '#lib/alarms/testing/house.ts'
import { putAlarm, putHouse } from '#lib/alarms/testing/rows.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { responseReport } from './queries.ts'

const { pool } = await testDatabase()
const at = (second: number) => new Date(Date.parse('2026-11-22T21:00:00Z') + second * 1000).toISOString()

it('holds a "no" that came after the deploy target against it, and one in time not', async () => {
  await putHouse(pool)
  // Two Mediums (900 s to deploy), answered without a deployment after 900 s, which is in time, and after 901 s.
  for (const [i, second] of [900, 901].entries()) {
    const alarm = anAlarm({
      ...{ id: id(i + 1), vrm: `AB84B${i + 10}`, state: 'closed', raisedAt: at(0), acknowledgedAt: at(20) },
      ...{ verdict: 'confirmed', verifiedAt: at(40), decision: 'no-response', decidedAt: at(second), decidedById: 'p' },
      ...{ nonDeploymentReason: 'no-unit', closedAt: at(second + 10) },
    })
    await putAlarm(pool, alarm, i + 1)
  }
  const period = { from: new Date(at(0)), until: new Date(at(3600)), now: new Date(at(3600)) }
  const { rows } = await responseReport(pool, aViewer('supervisor'), period)
  expect(rows.find((row) => row.forceId === 'durrow')?.deploy).toMatchObject({ inside: 0, judged: 1 })
})
