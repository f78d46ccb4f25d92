import { beforeAll, describe, expect, it } from 'vitest'
import { putAlarm, putHouse } from '#lib/alarms/testing/rows.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { movedSince } from './moved.ts'
import { sortPositions } from './position-report.ts'
import { listPositions, listUnits } from './queries.ts'
import { savePositions } from './store.ts'

const { pool } = await testDatabase()
beforeAll(() => putHouse(pool))
const putUnit = (id: string) =>
  pool.query(`INSERT INTO unit (id, call_sign, force_id, kind, crew) VALUES ($1, $1, 'durrow', 'traffic', 2)`, [id])

const now = new Date('2026-11-22T21:00:00Z')
const at = (second: number) => new Date(now.getTime() + second * 1000).toISOString()
const position = (unitId: string, second: number, change: Record<string, unknown> = {}) => ({
  unitId,
  lat: 54.5,
  lon: -1.5,
  heading: 90,
  speedMph: 30,
  at: at(second),
  ...change,
})

describe('positions as they come', () => {
  const codeOf = (item: unknown) => sortPositions([item], now).bad[0]?.code ?? 'good'

  it.each([
    ['a whole one', position('D22', -5), 'good'],
    ['one without heading and speed', { unitId: 'D22', lat: 1, lon: 1, at: at(0) }, 'good'],
    ['a clock that is 60 s ahead', position('D22', 60), 'good'],
    ['a clock that is 61 s ahead', position('D22', 61), 'future'],
    ['one of 1970', position('D22', 0, { at: '1970-01-01T00:00:00Z' }), 'past'],
    ['the year nought, which PostgreSQL has not', position('D22', 0, { at: '0000-01-01T00:00:00Z' }), 'past'],
    ['a latitude off the globe', position('D22', 0, { lat: 91 }), 'malformed'],
    ['text for a number', position('D22', 0, { lon: '-1.5' }), 'malformed'],
    ['a time without zone', position('D22', 0, { at: '2026-11-22T21:00:00' }), 'malformed'],
    ['a NUL in the name', position('D\u000022', 0), 'malformed'],
    ['nothing', null, 'malformed'],
  ])('%s', (_, item, code) => expect(codeOf(item)).toBe(code))

  it('keep their index when others are refused', () => {
    const { good, bad } = sortPositions([{}, position('D22', 0), 7, position('T07', 0)], now)
    expect(good.map(({ index }) => index)).toEqual([1, 3])
    expect(bad.map(({ index }) => index)).toEqual([0, 2])
  })
})

describe('positions in the database', () => {
  beforeAll(async () => {
    for (const id of ['D22', 'T07', 'N31']) await putUnit(id)
  })
  const save = (...positions: ReturnType<typeof position>[]) => savePositions(pool, sortPositions(positions, now).good)
  const secondOf = async (unitId: string) => {
    const found = (await listPositions(pool)).find((each) => each.unitId === unitId)
    return found && (Date.parse(found.at) - now.getTime()) / 1000
  }

  it('keep the newest of each unit, whatever the order in which they come', async () => {
    const answer = await save(
      position('D22', -10),
      position('D22', -5, { lat: 54.6 }),
      position('D22', -7),
      position('X', 0),
    )
    expect(answer).toEqual({
      accepted: 1,
      older: 2,
      rejected: [{ index: 3, code: 'unknown-unit', message: 'There is no unit X' }],
    })
    expect(await save(position('D22', -6, { lat: 50 }), position('T07', -20))).toEqual({
      accepted: 1,
      older: 1,
      rejected: [],
    })
    expect(await listPositions(pool)).toEqual([position('D22', -5, { lat: 54.6 }), position('T07', -20)])
  })

  it('wake listeners when one moved, and only then', async () => {
    const listener = await pool.connect()
    await listener.query('LISTEN unit_position')
    const woken: (string | undefined)[] = []
    listener.on('notification', (message) => woken.push(message.payload))
    await save(position('D22', -1000))
    await listener.query('SELECT 1')
    expect(woken).toEqual([])
    await save(position('D22', -4))
    await listener.query('SELECT 1')
    expect(woken).toEqual([''])
    await listener.query('UNLISTEN *')
    listener.removeAllListeners('notification')
    listener.release()
  })

  it('written by many at once end with the newest and never deadlock', async () => {
    const batches = Array.from({ length: 40 }, (_, n) => {
      const units = n % 2 ? ['D22', 'T07', 'N31'] : ['N31', 'T07', 'D22']
      return save(...units.map((unitId) => position(unitId, ((n * 7) % 40) + 1)))
    })
    await Promise.all(batches)
    expect(await Promise.all(['D22', 'T07', 'N31'].map(secondOf))).toEqual([40, 40, 40])
  })

  it('are sent once each, though clocks of units differ', () => {
    const sent = new Map<string, string>()
    expect(movedSince(sent, [position('D22', 50)])).toHaveLength(1)
    expect(movedSince(sent, [position('D22', 50), position('T07', 3)]).map((each) => each.unitId)).toEqual(['T07'])
  })
})

describe('units', () => {
  const alarm = (n: number, restricted: boolean) =>
    anAlarm({ id: `00000000-0000-4000-8000-00000000000${n}`, vrm: `AB8${n}KDX`, restricted })
  async function putTask(n: number, unit: string, restricted: boolean) {
    await putAlarm(pool, alarm(n, restricted))
    await putUnit(unit)
    const values = [alarm(n, restricted).id, unit, now]
    await pool.query(`INSERT INTO deployment VALUES ($1, $1, $2, 'en-route', $3, 'p', null)`, values)
  }

  it('show their task, and of a restricted alarm neither mark nor place', async () => {
    await putTask(1, 'U1', false)
    await putTask(2, 'U2', true)
    await putUnit('U3')
    const tasks = async (restricted: boolean) =>
      (await listUnits(pool, { restricted }))
        .filter((unit) => unit.id.startsWith('U'))
        .map(({ deployment }) => deployment && [deployment.vrm, deployment.targetLat])
    expect(await tasks(true)).toEqual([['AB81KDX', 54.7], ['AB82KDX', 54.7], null])
    expect(await tasks(false)).toEqual([['AB81KDX', 54.7], [null, null], null])
  })
})
