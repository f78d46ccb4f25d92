import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashToken } from '#lib/access/bearer.ts'
import { id } from '#lib/alarms/testing/house.ts'
import { putAlarm, putEvent, putHouse } from '#lib/alarms/testing/rows.ts'
import { anAlarm, anEvent } from '#lib/alarms/testing/sample.ts'
import { pool as ownPool } from '#lib/db/pool.ts'
import { database } from '#lib/db/prisma.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { GET as getHealth } from '../health/route.ts'
import { GET as getAlarm } from './alarms/[id]/route.ts'
import { GET as listAlarms } from './alarms/route.ts'
import { POST as postPositions } from './units/positions/route.ts'
import { GET as listUnits } from './units/route.ts'

const { pool, url } = await testDatabase()
process.env.DATABASE_URL = url

type Route = typeof listAlarms
interface Asked {
  token?: string
  params?: Record<string, string>
  body?: string
}
async function ask(route: Route, path: string, { token, params = {}, body }: Asked = {}) {
  const headers = token ? { authorization: `Bearer ${token}` } : undefined
  const request = new Request(`http://desk${path}`, { headers, body, method: body === undefined ? 'GET' : 'POST' })
  const answer = await route(request, { params: Promise.resolve(params) })
  return { status: answer.status, body: await answer.json() }
}

const tokens = {
  reader: ['alarms:read', 'units:read'],
  cleared: ['alarms:read', 'alarms:read-restricted'],
  tracker: ['units:write'],
}
const now = new Date()

beforeAll(async () => {
  await putHouse(pool)
  for (const [name, scopes] of Object.entries(tokens)) {
    await pool.query('INSERT INTO api_token VALUES ($1, $1, $2, $3, false, $4)', [name, hashToken(name), scopes, now])
  }
  await pool.query(`INSERT INTO api_token VALUES ('off', 'off', $1, '{alarms:read}', true, $2)`, [
    hashToken('off'),
    now,
  ])
  await pool.query(`INSERT INTO unit (id, call_sign, force_id, kind, crew) VALUES ('D22', 'D22', 'durrow', 'arv', 2)`)
  for (const n of [1, 2, 3]) {
    const restricted = n === 2
    const alarm = anAlarm({ id: id(n), vrm: `AB8${n}KDX`, restricted })
    await putAlarm(pool, alarm, n)
    await putEvent(pool, anEvent({ seq: n, alarmId: id(n), kind: 'raised', restricted }))
  }
})
afterAll(async () => {
  await database().$disconnect()
  await ownPool().end()
})

describe('tokens', () => {
  it.each([
    ['none', undefined, 401],
    ['an unknown one', 'wrong', 401],
    ['a disabled one', 'off', 401],
    ['one without the scope', 'tracker', 403],
    ['a good one', 'reader', 200],
  ])('%s', async (_, token, status) => {
    expect((await ask(listAlarms, '/api/v1/alarms', { token })).status).toBe(status)
    expect((await ask(getAlarm, '/api/v1/alarms/x', { token, params: { id: id(1) } })).status).toBe(status)
    expect((await ask(listUnits, '/api/v1/units', { token })).status).toBe(status)
  })

  it('that may read may not write', async () => {
    const asked = { token: 'reader', body: '{"positions":[{}]}' }
    expect((await ask(postPositions, '/api/v1/units/positions', asked)).status).toBe(403)
  })
})

describe('GET /api/v1/alarms', () => {
  const list = (query: string, token = 'reader') => ask(listAlarms, `/api/v1/alarms?${query}`, { token })

  it('gives pages by sequence, without a trace of restricted alarms', async () => {
    const first = await list('limit=1')
    expect(first.body).toMatchObject({ next: 1, more: true, alarms: [{ seq: 1, alarm: { vrm: 'AB81KDX' } }] })
    const second = await list('limit=1&since=1')
    expect(second.body).toMatchObject({ next: 2, more: false, alarms: [{ seq: 2 }] })
    expect((await list('', 'cleared')).body.alarms).toHaveLength(3)
  })

  it('says when each thing happened', async () => {
    const { alarms } = (await list('state=open&limit=1')).body
    expect(alarms[0].times).toMatchObject({ raised: '2026-11-22T21:00:00.000Z', acknowledged: null, closed: null })
    expect(alarms[0].events).toMatchObject([{ kind: 'raised' }])
  })

  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'since=-1',
    'since=1.5',
    'since=99999999999999999',
    'state=asleep',
    'sort=vrm',
  ])('refuses %s and names it', async (query) => {
    const { status, body } = await list(query)
    expect(status).toBe(400)
    expect(body).toMatchObject({ code: 'malformed', message: expect.stringContaining(query.split('=')[0] as string) })
  })

  it('records each page read, once though a program asks again and again, and nothing for an empty one', async () => {
    const count = async () =>
      (await pool.query(`SELECT count(*)::int AS n FROM audit_entry WHERE action = 'alarm.listed'`)).rows[0].n
    const before = await count()
    await list('state=raised&limit=2')
    await list('state=raised&limit=2')
    await list('state=raised&since=2')
    expect(await count()).toBe(before + 1)
    const { rows } = await pool.query(`SELECT actor_id, detail FROM audit_entry ORDER BY seq DESC LIMIT 1`)
    expect(rows[0]).toMatchObject({ actor_id: 'token:reader', detail: { count: 2, next: 2, state: 'raised' } })
  })
})

describe('GET /api/v1/alarms/{id}', () => {
  const get = (given: string, token = 'reader') =>
    ask(getAlarm, `/api/v1/alarms/${given}`, { token, params: { id: given } })

  it('gives one alarm, and a restricted one to the cleared alone', async () => {
    expect((await get(id(1))).body).toMatchObject({ seq: 1, alarm: { id: id(1) } })
    expect((await get(id(2), 'cleared')).status).toBe(200)
    expect(await get(id(2))).toEqual(await get(id(9)))
    expect((await get(id(9))).status).toBe(404)
    expect((await get("1' OR 1=1")).status).toBe(400)
  })
})

describe('POST /api/v1/units/positions', () => {
  const post = (body: string) => ask(postPositions, '/api/v1/units/positions', { token: 'tracker', body })
  const at = now.toISOString()

  it('takes the good ones and names the bad ones', async () => {
    const positions = [{ unitId: 'D22', lat: 54.5, lon: -1.5, at }, { unitId: 'X', lat: 54, lon: -1, at }, 'here']
    const { status, body } = await post(JSON.stringify({ positions }))
    expect(status).toBe(200)
    expect(body).toMatchObject({ accepted: 1, older: 0, rejected: [{ index: 1, code: 'unknown-unit' }, { index: 2 }] })
    const { units } = (await ask(listUnits, '/api/v1/units', { token: 'reader' })).body
    expect(units).toMatchObject([{ id: 'D22', lat: 54.5, positionAt: at }])
  })

  it.each([
    ['no JSON', '{', 400],
    ['no positions', '{}', 400],
    ['none of them', '{"positions":[]}', 400],
    ['more than 500', JSON.stringify({ positions: Array(501).fill(1) }), 400],
    ['200 kB and more', `{"x":"${'x'.repeat(200_000)}"}`, 413],
  ])('refuses %s', async (_, body, status) => expect((await post(body)).status).toBe(status))
})

describe('GET /api/health', () => {
  it('is 503 and says why while no hub serves screens', async () => {
    const answer = await getHealth()
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({
      ok: false,
      checks: { database: { ok: true }, migrations: { ok: true }, hub: { ok: false } },
    })
  })

  it('is 503 when a migration is not applied', async () => {
    await pool.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '0003_report_views'`)
    expect((await (await getHealth()).json()).checks.migrations).toMatchObject({
      ok: false,
      why: 'not applied: 0003_report_views',
    })
    await pool.query('UPDATE _prisma_migrations SET rolled_back_at = NULL')
  })
})
