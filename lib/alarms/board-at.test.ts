import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { boardAt } from './board-at.sql.ts'
import { boardHash } from './board-hash.ts'
import { readSnapshot } from './queries.ts'
import { aViewer, id } from './testing/house.ts'
import { putAlarm, putEvent, putHouse } from './testing/rows.ts'
import { anAlarm, anEvent } from './testing/sample.ts'

const { pool } = await testDatabase()
const open = anAlarm({ id: id(1), version: 2 })
const secret = anAlarm({ id: id(2), vrm: 'AB85KDX', restricted: true })
const at = open.raisedAt
const closed = anAlarm({
  id: id(3),
  vrm: 'AB86KDX',
  version: 2,
  state: 'closed',
  verdict: 'confirmed',
  decidedAt: at,
  decidedById: 'p',
  decision: 'no-response',
  nonDeploymentReason: 'too-old',
  closedAt: at,
})

// The log: 1 a raised · 2 c raised · 3 secret raised · 4 a sighted · 5 c closed; to the others 1, 2, 3 (a) and 4 (c).
beforeAll(async () => {
  await putHouse(pool)
  await putAlarm(pool, open, 4)
  await putAlarm(pool, secret, 3)
  await putAlarm(pool, closed, 5)
  await putEvent(pool, anEvent({ seq: 1, alarmId: open.id, kind: 'raised', patch: { state: 'raised' } }))
  await putEvent(pool, anEvent({ seq: 2, alarmId: closed.id, kind: 'raised', patch: { state: 'raised' } }))
  const covert = { alarmId: secret.id, kind: 'raised', restricted: true, patch: { state: 'raised' } } as const
  await putEvent(pool, anEvent({ seq: 3, ...covert }))
  await putEvent(pool, anEvent({ seq: 4, alarmId: open.id, alarmVersion: 2, kind: 'sighted', patch: {} }))
  const last = { alarmId: closed.id, alarmVersion: 2, kind: 'closed', patch: { state: 'closed' } } as const
  await putEvent(pool, anEvent({ seq: 5, ...last }))
})

const names: Record<string, string> = { [open.id]: 'a', [secret.id]: 's', [closed.id]: 'c' }
const held = async (seq: number, restricted: boolean) =>
  (await boardAt(pool, { seq, restricted })).map((one) => `${names[one.id]}${one.version}`).sort()

it.each([
  [0, true, []],
  [1, true, ['a1']],
  [2, true, ['a1', 'c1']],
  [3, true, ['a1', 'c1', 's1']],
  [4, true, ['a2', 'c1', 's1']],
  [5, true, ['a2', 's1']],
  [2, false, ['a1', 'c1']],
  [3, false, ['a2', 'c1']],
  [4, false, ['a2']],
])('as of %i (cleared: %s) is %j', async (seq, restricted, expected) => {
  expect(await held(seq, restricted)).toEqual(expected)
})

it.each([true, false])('hashes as the snapshot does (cleared: %s)', async (cleared) => {
  const { seq, alarms } = await readSnapshot(pool, aViewer('operator', 'Ann', cleared))
  expect(boardHash(await boardAt(pool, { seq, restricted: cleared }))).toBe(boardHash(alarms))
})
