import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cookieHeader, putPerson, shareDatabase, testPassword } from '#lib/access/testing/people.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { refuseWithoutSession } from './gate.ts'
import { signIn } from './sign-in.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)
let behind: string[] = []
const server = createServer(async (request, response) => {
  if (await refuseWithoutSession(request, response)) return
  behind.push(`${request.method} ${request.url} ${request.headers['x-watchdesk-address']}`)
  response.end('behind the gate')
})
let base = ''
let cookie = ''

beforeAll(async () => {
  await new Promise<void>((up) => server.listen(0, '127.0.0.1', up))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await putPerson(db, 'ann', 'operator')
  const cookies = await signIn({ email: 'ann@desk.test', password: testPassword }, new Headers(), new Date())
  cookie = cookieHeader(cookies ?? []).get('cookie') ?? ''
})
afterAll(() => server.close())

async function ask(path: string, init: RequestInit = {}) {
  behind = []
  const response = await fetch(base + path, { redirect: 'manual', ...init })
  await response.text()
  return { status: response.status, location: response.headers.get('location'), behind: behind[0] }
}

describe('without a session', () => {
  it.each([
    ['GET', '/desk', 302, '/sign-in?next=%2Fdesk'],
    ['GET', '/reports/response?force=eden', 302, '/sign-in?next=%2Freports%2Fresponse'],
    ['GET', '/', 302, '/sign-in'],
    ['POST', '/desk', 401, null],
    ['POST', '/sign-in', 401, null],
    ['GET', '/api/images/7/plate', 401, null],
    ['GET', '/api/v1/alarms', 401, null],
    ['DELETE', '/anything', 401, null],
  ])('%s %s is answered %d', async (method, path, status, location) => {
    expect(await ask(path, { method })).toEqual({ status, location, behind: undefined })
  })
  it('lets the public ones through, with the address of the socket and not one that was sent', async () => {
    const spoofed = { headers: { 'x-watchdesk-address': '203.0.113.9' } }
    expect((await ask('/sign-in', spoofed)).behind).toBe('GET /sign-in 127.0.0.1')
  })
  it('leaves a bearer token to the route that knows its scope', async () => {
    const bearer = { headers: { authorization: 'Bearer abc' } }
    expect((await ask('/api/v1/alarms', bearer)).behind).toBe('GET /api/v1/alarms 127.0.0.1')
    expect((await ask('/desk', bearer)).status).toBe(302)
  })
})

describe('with a session', () => {
  it('lets pages and acts through, but no act from another site', async () => {
    expect((await ask('/desk', { headers: { cookie } })).status).toBe(200)
    const post = (origin: string) => ask('/desk', { method: 'POST', headers: { cookie, origin } })
    expect((await post(base)).behind).toBe('POST /desk 127.0.0.1')
    expect(await post('http://evil.example')).toMatchObject({ status: 403, behind: undefined })
  })
  it('does not by a cookie alone reach what needs a token', async () => {
    expect((await ask('/api/v1/alarms', { headers: { cookie } })).status).toBe(401)
  })
})
