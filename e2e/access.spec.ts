import { createHash, randomBytes } from 'node:crypto'
import { io } from 'socket.io-client'
import { consoleNamespace, matcherNamespace } from '#lib/realtime/contract.ts'
import { expect, test } from './journey.ts'
import { builtActions, builtRoutes, publicFiles } from './routes.ts'
import { openSession, query, serverUnderTest } from './session.ts'
import { emailOf } from './sign-in.ts'

const server = serverUnderTest()
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** What strangers may ask for, and what it answers them. Everything else that is ever built is refused. */
const openToAll: Record<string, number[]> = {
  'GET /sign-in': [200],
  'HEAD /sign-in': [200],
  'GET /api/health': [200, 503],
  'HEAD /api/health': [200, 503],
  'GET /icon.svg': [200],
  'HEAD /icon.svg': [200],
  'POST /api/auth/sign-in/email': [303],
  'POST /api/auth/sign-out': [303],
}
/** An officer may see units and nothing else; these pages are for everybody who is signed in. */
const openToOfficers = [
  '/',
  '/role',
  '/settings',
  '/settings/keys',
  '/api/console/session',
  '/sign-in',
  '/api/console/units',
  '/api/health',
  '/icon.svg',
]
/** Acts on what is one's own, for everybody who is signed in. */
const isOwn = (action: string) => /settings\/actions\.ts save$/.test(action)

async function ask(method: string, path: string, headers: Record<string, string> = {}, body?: string) {
  const response = await fetch(server.url + path, { method, headers, body, redirect: 'manual' })
  await response.arrayBuffer()
  return { status: response.status, location: response.headers.get('location') ?? '' }
}
const isRefused = ({ status, location }: { status: number; location: string }) =>
  status === 401 || status === 403 || (status === 302 && location.startsWith('/sign-in'))

async function cookieOf(account: 'officer' | 'list-manager') {
  const { name, value } = await openSession(server, emailOf(account))
  return `${name}=${value}`
}

test('there is something to walk', () => {
  expect(builtRoutes().length).toBeGreaterThan(15)
  expect(builtActions().length).toBeGreaterThan(5)
})

test('strangers get no page, route or file but the public ones', async () => {
  const leaks: string[] = []
  for (const { path } of [
    ...builtRoutes(),
    { path: '/nothing-here' },
    { path: '/_next/image?url=%2Ficon.svg&w=64&q=75' },
  ]) {
    for (const method of methods) {
      const answer = await ask(method, path)
      const expected = openToAll[`${method} ${path}`]
      const fine = expected ? expected.includes(answer.status) : isRefused(answer)
      if (!fine) leaks.push(`${method} ${path}: ${answer.status} ${answer.location}`)
    }
  }
  for (const file of publicFiles()) {
    if (file.startsWith('/basemap/')) continue
    const answer = await ask('GET', file)
    if (!isRefused(answer)) leaks.push(`GET ${file}: ${answer.status}`)
  }
  expect(leaks).toEqual([])
})

test('a signed-in person without the permission is refused by every page and route', async () => {
  const cookie = await cookieOf('officer')
  const leaks: string[] = []
  for (const { path } of builtRoutes()) {
    if (openToOfficers.includes(path)) continue
    const { status } = await ask('GET', path, { cookie })
    // Next's own pages for errors say nothing; sign-in routes take no GET; tokens are not had by a session.
    const fine = path.startsWith('/_')
      ? status === 404 || status === 500
      : isRefused({ status, location: '' }) || status === 405
    if (!fine) leaks.push(`GET ${path}: ${status}`)
  }
  expect(leaks).toEqual([])
})

test('no server action answers a stranger, another site, or a person without the permission', async () => {
  const cookie = await cookieOf('officer')
  const leaks: string[] = []
  for (const { id, name, page } of builtActions()) {
    const post = (headers: Record<string, string>, path = page) =>
      ask('POST', path, { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', ...headers }, '[{}]')
    const same = { origin: server.url }
    const refused = [401, 403]
    const officer = isOwn(name) ? [200, ...refused] : refused
    for (const [who, answer, allowed] of [
      ['a stranger', post(same), refused],
      ['a stranger by the public page', post(same, '/sign-in'), refused],
      ['an officer', post({ ...same, cookie }), officer],
      ['an officer by a page that may not have it', post({ ...same, cookie }, '/role'), [...officer, 404, 409]],
      ['another site', post({ origin: 'http://evil.example', cookie }), refused],
    ] as const) {
      const { status } = await answer
      if (!allowed.includes(status)) leaks.push(`${name} answers ${who} with ${status}`)
    }
  }
  expect(leaks).toEqual([])
})

test('programs need a token, and one with the scope', async () => {
  const bare = randomBytes(24).toString('base64url')
  const hash = createHash('sha256').update(bare).digest()
  const id = `walk-${bare.slice(0, 6)}`
  await query(server, `INSERT INTO api_token VALUES ($1, 'no scopes', $2, '{}', false, $3)`, [id, hash, new Date()])
  const leaks: string[] = []
  for (const { path } of builtRoutes().filter((route) => route.path.startsWith('/api/v1/'))) {
    for (const [token, allowed] of [
      ['wrong', [401, 405]],
      [bare, [403, 405]],
    ] as const) {
      for (const method of methods) {
        const { status } = await ask(method, path, { authorization: `Bearer ${token}` })
        if (!allowed.includes(status as never)) leaks.push(`${method} ${path} with ${token}: ${status}`)
      }
    }
  }
  await query(server, 'DELETE FROM api_token WHERE id = $1', [id])
  expect(leaks).toEqual([])
})

for (const [who, namespace, options] of [
  ['a stranger', consoleNamespace, {}],
  ['a person without the permission', consoleNamespace, { signedIn: true }],
  ['a stranger', matcherNamespace, {}],
  ['a program with a wrong token', matcherNamespace, { auth: { token: 'wrong' } }],
  ['a signed-in person', matcherNamespace, { signedIn: true }],
  ['anybody', '/', { signedIn: true }],
] as const) {
  test(`${who} gets no socket in ${namespace}`, async () => {
    const cookie = 'signedIn' in options ? await cookieOf('officer') : ''
    const socket = io(server.url + namespace, {
      transports: ['websocket'],
      reconnection: false,
      extraHeaders: { cookie },
      auth: 'auth' in options ? options.auth : {},
    })
    const said: string[] = []
    socket.onAny((event) => said.push(event))
    const outcome = await new Promise<string>((settle) => {
      socket.on('connect', () => settle('connected'))
      socket.on('connect_error', (error) => settle(`refused: ${error.message}`))
    })
    socket.close()
    expect(outcome).toMatch(/^refused: /)
    expect(said).toEqual([])
  })
}
