import { beforeEach, expect, it } from 'vitest'
import { acknowledge } from '#lib/alarms/commands.ts'
import { aViewer, testDeps } from '#lib/alarms/testing/house.ts'
import { locks } from '#lib/db/locks.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { logOff, logOn, takeBreak } from '../keeping/commands.ts'
import { anAlarmOf, furnishRooms } from '../testing/rooms.ts'
import { acceptItem, prepareHandover } from './commands.ts'
import { listHandovers } from './queries.ts'

const { pool } = await testDatabase()
await furnishRooms(pool)
const deps = testDeps(pool)
const [ann, bob, cat] = ['Ann', 'Bob', 'Cat'].map((name) => aViewer('operator', name)) as [Viewer, Viewer, Viewer]
type Viewer = ReturnType<typeof aViewer>
for (const { name } of [ann, bob, cat]) {
  await pool.query(
    `INSERT INTO person (id, name, email, role, cleared, created_at, updated_at) VALUES ($1, $1, $1, 'operator', false, '2026-01-01Z', '2026-01-01Z')`,
    [name],
  )
}
const on = (deskId: string, ...areaIds: string[]) => ({ deskId, areaIds, soundState: 'ok' as const })
const waiting = async () => {
  const { rows } = await pool.query(
    `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  )
  return rows[0].n
}

/** Lets them go one after another as far as they come while somebody else holds this lock, and on when both wait or are through. */
async function whileHeld<T>(lock: number, ...works: (() => Promise<T>)[]): Promise<T[]> {
  const holder = await pool.connect()
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT pg_advisory_xact_lock($1)', [lock])
    let through = 0
    const begun: Promise<T>[] = []
    for (const work of works) {
      begun.push(work().finally(() => (through += 1)))
      await expect.poll(async () => through + (await waiting()), { timeout: 10_000 }).toBe(begun.length)
    }
    await holder.query('COMMIT')
    return await Promise.all(begun)
  } finally {
    holder.release()
  }
}

beforeEach(async () => {
  await pool.query(
    `UPDATE alarm SET state = 'raised', owner_id = NULL, owner_name = NULL, version = version + 1 WHERE owner_id IS NOT NULL`,
  )
  for (const person of [ann, bob, cat]) expect(await logOff(deps, person, {})).toMatchObject({ ok: true })
  deps.time.now += 60_000
  await logOn(deps, ann, on('d1', 'durrow'))
})

it('areas of two colleagues, accepted in two tabs at the same time, are both watched', async () => {
  await logOn(deps, cat, on('e1', 'eden'))
  for (const person of [ann, cat]) await prepareHandover(deps, person, { toId: 'Bob', note: '' })
  await logOn(deps, bob, on('d2'))
  const offers = await listHandovers(deps.db, bob, deps.clock())
  const areas = offers.flatMap(({ items }) => items.filter(({ kind }) => kind === 'area'))
  expect(areas).toHaveLength(2)
  const accepted = await whileHeld(
    locks.audit,
    ...areas.map(
      ({ id }) =>
        () =>
          acceptItem(deps, bob, { itemId: id }),
    ),
  )
  expect(accepted).toMatchObject([{ ok: true }, { ok: true }])
  const { rows } = await pool.query(`SELECT area_ids FROM watch WHERE person_id = 'Bob' AND until_at IS NULL`)
  expect(rows).toEqual([{ area_ids: ['durrow', 'eden'] }])
})

it.each([
  ['logs off', () => logOff(deps, ann, {})],
  ['takes a break', () => takeBreak(deps, ann, { coverId: null, leaveUnwatched: true })],
])('nobody %s while a Medium becomes theirs in another tab', async (_, go) => {
  const one = await anAlarmOf(pool, deps)
  const answers = await whileHeld<{ ok: boolean }>(locks.alarmLog, () => acknowledge(deps, ann, one), go)
  expect(answers).toMatchObject([{ ok: true }, { ok: false, refusal: { kind: 'blocked' } }])
})

const offeredBy = async (viewer: Viewer) =>
  (await listHandovers(deps.db, viewer, deps.clock()))
    .filter(({ endedAt }) => endedAt === null)
    .flatMap(({ items }) => items.map(({ kind, alarmId, words }) => ({ kind, of: alarmId ?? words })))
const prepare = () => prepareHandover(deps, ann, { toId: 'Bob', note: '' })

it('an alarm that becomes theirs in another tab is handed over as theirs', async () => {
  const one = await anAlarmOf(pool, deps)
  const answers = await whileHeld<{ ok: boolean }>(locks.alarmLog, () => acknowledge(deps, ann, one), prepare)
  expect(answers).toMatchObject([{ ok: true }, { ok: true }])
  expect(await offeredBy(ann)).toContainEqual({ kind: 'owned', of: one.alarmId })
})

it('areas changed in another tab are handed over as they are then', async () => {
  await logOff(deps, ann, {})
  await logOn(deps, ann, on('d2', 'durrow'))
  const change = () => logOn(deps, ann, on('d2', 'eden'))
  expect(await whileHeld<{ ok: boolean }>(locks.audit, change, prepare)).toMatchObject([{ ok: true }, { ok: true }])
  const areas = (await offeredBy(ann)).filter(({ kind }) => kind === 'area')
  expect(areas).toEqual([{ kind: 'area', of: 'Eden' }])
})

it('nothing is handed over of a watch that ends in another tab', async () => {
  const answers = await whileHeld<{ ok: boolean }>(locks.audit, () => logOff(deps, ann, {}), prepare)
  expect(answers).toMatchObject([{ ok: true }, { ok: false, refusal: { kind: 'illegal' } }])
  expect(await offeredBy(ann)).toEqual([])
})

it('of two handovers prepared in two tabs one is', async () => {
  const answers = await whileHeld<{ ok: boolean }>(locks.audit, prepare, prepare)
  expect(answers).toMatchObject([{ ok: true }, { ok: false, refusal: { kind: 'illegal' } }])
})
