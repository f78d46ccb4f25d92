import { expect, it } from 'vitest'
import { findAlarmDetail, readEventsSince } from '../queries.ts'
import { aViewer, id, putEntry } from '../testing/house.ts'
import { ann } from '../testing/night.ts'
import { aNightOfListings } from './testing/listings.ts'

const { deps, follow, fresh, later, matched, newest, open, pool, set } = await aNightOfListings()
const cleared = aViewer('operator', 'cleared', true)
const told = async () => JSON.stringify(await readEventsSince(pool, { since: 0, limit: 1000, restricted: false }))
const ofSilent = async () =>
  (await pool.query(`SELECT id FROM alarm WHERE restricted ORDER BY raised_at DESC LIMIT 1`)).rows[0].id as string

it('an edit of a SILENT entry is a restricted line of a restricted alarm, and moves nothing that others count by', async () => {
  const alarm = await fresh()
  const n = 500 + newest()
  await putEntry(pool, n, { action: 'SILENT' })
  await set(n, `vrm = '${alarm.vrm}'`)
  await matched(n, 2_000 + n)
  const before = await told()
  later(1)
  await set(n, `grade = 'high', reason = 'Cash to the docks'`)
  expect(await follow()).toMatchObject({ changed: 1 })
  expect(await told()).toBe(before)
  expect(await open(alarm.vrm)).toEqual(alarm)
  const covert = await ofSilent()
  expect(await findAlarmDetail(pool, ann, covert, deps.clock())).toBeUndefined()
  expect((await findAlarmDetail(pool, cleared, covert, deps.clock()))?.alarm).toMatchObject({
    ...{ band: 'high', reason: 'Cash to the docks', restricted: true },
  })
})

it('an entry that becomes SILENT has left the alarm that everybody sees, in the words that everybody saw', async () => {
  const alarm = await fresh()
  const n = newest()
  later(1)
  await set(n, `action = 'SILENT', grade = 'high', reason = 'Cash to the docks', information = 'An officer is inside'`)
  const seen = async () => JSON.stringify([await findAlarmDetail(pool, ann, alarm.id, deps.clock()), await told()])
  expect(await seen()).not.toMatch(/docks|inside/)
  expect(await follow()).toMatchObject({ withdrawn: 1, changed: 0 })
  expect(await open(alarm.vrm)).toMatchObject({
    withdrawnCause: 'withdrawn',
    reason: 'Wanted on warrant',
    band: 'medium',
  })
  expect(await seen()).not.toMatch(/docks|inside/)
  expect(await seen()).toContain('Wanted on warrant (Medium)')
  expect(await follow()).toEqual({ changed: 0, restored: 0, withdrawn: 0 })
  await pool.query('DELETE FROM alarm_entry WHERE entry_id = $1', [id(n)])
  await set(n, `information = 'Two officers are inside'`)
  await follow()
  expect(await seen()).not.toMatch(/docks|inside/)
})
