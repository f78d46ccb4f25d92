import { pino } from 'pino'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hashToken } from '#lib/access/bearer.ts'
import { cookieHeader, putPerson, shareDatabase, testPassword } from '#lib/access/testing/people.ts'
import { processSlot } from '#lib/core/slot.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { sessionRoute, tokenRoute } from './route.ts'
import { signIn } from './sign-in.ts'
import { allow } from './testing/allow.ts'

const logged: { msg: string; path: string; err: { message: string } }[] = []
processSlot('web-log', () => pino({}, { write: (line) => logged.push(JSON.parse(line)) }))

const { pool } = await testDatabase()
const db = shareDatabase(pool)
const context = { params: Promise.resolve({ id: '7' }) }
const url = 'http://desk.test/api/thing'

beforeEach(() => {
  logged.length = 0
})

async function expectUnavailable(response: Response) {
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('2')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const { code, message } = await response.json()
  expect(code).toBe('unavailable')
  expect(message).not.toContain('database')
  expect(logged).toMatchObject([
    { msg: 'a route failed', path: '/api/thing', err: { message: 'the database is away' } },
  ])
}

describe('a route for programs', () => {
  const route = tokenRoute('alarms:read', (_, { client, params }) => Response.json({ client: client.id, ...params }))
  const ask = (authorization?: string) =>
    route(new Request(url, authorization ? { headers: { authorization } } : {}), context)

  beforeAll(async () => {
    const token = (id: string, more: object) =>
      db.apiToken.create({
        data: { id, name: id, tokenHash: hashToken(`the-${id}-token`), scopes: [], createdAt: new Date(), ...more },
      })
    await token('reader', { scopes: ['alarms:read'] })
    await token('mover', { scopes: ['units:write'] })
    await token('old', { scopes: ['alarms:read'], disabled: true })
  })

  it.each([
    [undefined, 401],
    ['Bearer nobody', 401],
    ['Basic the-reader-token', 401],
    ['Bearer the-old-token', 401],
    ['Bearer the-mover-token', 403],
    ['bearer the-reader-token', 200],
  ])('answers %s with %d', async (authorization, status) => {
    expect((await ask(authorization)).status).toBe(status)
  })
  it('says that it cannot answer now when the work fails, and to the log why', async () => {
    const failing = tokenRoute('alarms:read', () => {
      throw new Error('the database is away')
    })
    const headers = { authorization: 'Bearer the-reader-token' }
    await expectUnavailable(await failing(new Request(url, { headers }), context))
  })
  it('says who asks for what, and notes the use once a minute', async () => {
    await db.apiToken.updateMany({ data: { lastUsedAt: null } })
    expect(await (await ask('Bearer the-reader-token')).json()).toEqual({ client: 'reader', id: '7' })
    const used = async () => (await db.apiToken.findUniqueOrThrow({ where: { id: 'reader' } })).lastUsedAt
    const first = await used()
    expect(first).not.toBeNull()
    await ask('Bearer the-reader-token')
    expect(await used()).toEqual(first)
  })
})

describe('a route for people', () => {
  const route = sessionRoute('hotlist:withdraw', (_, { viewer }) => Response.json({ by: viewer.id }))
  const cookies: Record<string, string> = {}

  beforeAll(async () => {
    for (const [name, role] of [
      ['mia', 'list-manager'],
      ['ann', 'operator'],
    ] as const) {
      await putPerson(db, name, role)
      const set = await signIn({ email: `${name}@desk.test`, password: testPassword }, new Headers(), new Date())
      cookies[name] = cookieHeader(set ?? []).get('cookie') ?? ''
    }
  })

  it.each([
    ['nobody', undefined, 401],
    ['a person whose role may not', 'ann', 403],
    ['a person whose role may', 'mia', 200],
  ])('answers %s', async (_, name, status) => {
    const headers = name ? { cookie: cookies[name] ?? '' } : undefined
    expect((await route(new Request(url, { headers }), context)).status).toBe(status)
  })
  it('says that it cannot answer now when the work fails, and to the log why', async () => {
    const failing = sessionRoute('hotlist:withdraw', () => Promise.reject(new Error('the database is away')))
    await expectUnavailable(await failing(new Request(url, { headers: { cookie: cookies.mia ?? '' } }), context))
  })
  it('is refused to whoever asks in a loop, who is told when to ask again, and to nobody else', async () => {
    const board = sessionRoute({ permission: 'hotlist:withdraw', allowance: 'board' }, () => new Response('all'))
    const ask = () => board(new Request(url, { headers: { cookie: cookies.mia ?? '' } }), context)
    allow({ board: { burst: 1, perSec: 0.5 } })
    expect((await ask()).status).toBe(200)
    const refused = await ask()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '2'])
    expect(await refused.json()).toEqual({
      code: 'too-often',
      message: 'You have asked too often. Nothing was lost: ask again in 2 s.',
    })
    expect(logged).toMatchObject([{ msg: 'somebody asks too often and is made to wait', of: 'board', person: 'mia' }])
    const other = await route(new Request(url, { headers: { cookie: cookies.mia ?? '' } }), context)
    expect(other.status).toBe(200) // of another kind
  })
  it('takes no change from another site', async () => {
    const headers = { cookie: cookies.mia ?? '', host: 'desk.test', origin: 'http://evil.example' }
    expect((await route(new Request(url, { method: 'POST', headers }), context)).status).toBe(403)
  })
})
