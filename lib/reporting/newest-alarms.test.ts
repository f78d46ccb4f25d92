import { expect, it } from 'vitest'
import { aViewer, id } from '#lib/alarms/testing/house.ts'
import { putAlarm, putHouse } from '#lib/alarms/testing/rows.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { responseReport } from './queries.ts'

const { pool } = await testDatabase()
const at = (second: number) => new Date(Date.parse('2026-11-22T21:00:00Z') + second * 1000)
const madeSec = 600

/*
 * A Medium (120 s to acknowledge) is raised every 10 s for 10 min, and taken after 60 s and after 240 s in turn: half are
 * inside, whenever one looks. Of the twelve of the last two minutes four of the quick have been taken, and the slow cannot
 * be late yet: who counted those four would say 28 of 52.
 */
it('do not flatter the share: an alarm is judged once its target has run out', async () => {
  await putHouse(pool)
  for (let i = 0; i < madeSec / 10; i++) {
    const raisedAt = i * 10
    const takenAt = raisedAt + (i % 2 === 0 ? 60 : 240)
    const alarm = anAlarm({ id: id(i + 1), vrm: `AB84${i}`, raisedAt: at(raisedAt).toISOString() })
    const owned = {
      state: 'acknowledged',
      ownerId: 'p',
      ownerName: 'P',
      acknowledgedAt: at(takenAt).toISOString(),
    } as const
    await putAlarm(pool, takenAt <= madeSec ? { ...alarm, ...owned } : alarm, i + 1)
  }
  const period = { from: at(0), until: at(madeSec), now: at(madeSec) }
  const { rows } = await responseReport(pool, aViewer('supervisor'), period)
  const time = rows.find((row) => row.forceId === 'durrow')?.acknowledge
  expect(time).toMatchObject({ n: 60, inside: 24, judged: 48 })
})
