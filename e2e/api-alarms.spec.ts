import { randomBytes, randomUUID } from 'node:crypto'
import { hashToken } from '#lib/access/bearer.ts'
import { putClosedAlarm } from './closed-alarm.ts'
import { expect, test } from './journey.ts'
import { builtRoutes } from './routes.ts'
import { query, serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

const server = serverUnderTest()

async function withToken(scopes: string[]): Promise<{ headers: Record<string, string> }> {
  const token = randomBytes(24).toString('base64url')
  await query(server, `INSERT INTO api_token VALUES ($1, 'journey', $2, $3, false, $4)`, [
    randomUUID(),
    hashToken(token),
    scopes,
    new Date(),
  ])
  return { headers: { authorization: `Bearer ${token}` } }
}

test('another system follows alarms by sequence and finds one by its id', async ({ request }) => {
  const asReader = await withToken(['alarms:read'])
  let since = 0
  for (let more = true; more; ) {
    const page = await (await request.get(`${server.url}/api/v1/alarms?since=${since}&limit=200`, asReader)).json()
    ;({ next: since, more } = page)
  }
  const alarm = await putClosedAlarm(server)
  const secret = await putClosedAlarm(server, { restricted: true })
  const page = await (await request.get(`${server.url}/api/v1/alarms?since=${since}&state=closed`, asReader)).json()
  const ids = page.alarms.map((each: { alarm: { id: string } }) => each.alarm.id)
  expect(ids).toContain(alarm.id)
  expect(ids).not.toContain(secret.id)
  const one = await request.get(`${server.url}/api/v1/alarms/${alarm.id}`, asReader)
  expect(await one.json()).toMatchObject({ times: { raised: alarm.raisedAt, closed: alarm.closedAt, deployed: null } })
  expect((await request.get(`${server.url}/api/v1/alarms/${secret.id}`, asReader)).status()).toBe(404)
  const cleared = await withToken(['alarms:read', 'alarms:read-restricted'])
  expect((await request.get(`${server.url}/api/v1/alarms/${secret.id}`, cleared)).status()).toBe(200)
})

test('the OpenAPI document holds every route of the API that was built', async ({ request }) => {
  const answer = await request.get(`${server.url}/api/v1/openapi.json`, await withToken(['alarms:read']))
  const { openapi, paths } = await answer.json()
  expect(openapi).toBe('3.1.0')
  const plain = (path: string) => path.replace(/\{[^}]+\}/g, '00000000-0000-4000-8000-000000000001')
  const built = builtRoutes().filter(({ path }) => path.startsWith('/api/v1/'))
  expect(Object.keys(paths).map(plain).sort()).toEqual(built.map(({ path }) => path).sort())
})

test('a picture comes with its type and can do nothing, to those who may see its alarm', async ({ context }) => {
  const [alarm, readId, at] = [await putClosedAlarm(server), randomUUID(), new Date()]
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  await query(server, `INSERT INTO read_image VALUES ($1, $2, 'plate', 'image/svg+xml', $3, $3, $2)`, [readId, at, svg])
  const url = `${server.url}/api/images/${readId}/plate`
  await signIn(context, 'operator')
  expect((await context.request.get(url)).status()).toBe(404) // a read of nobody's alarm

  await query(
    server,
    `INSERT INTO alarm_sighting VALUES ($1, $2, 'AB84KDX', 'C', 'eden', $3, $3, $4, null, null, null, null, null)`,
    [alarm.id, readId, at, alarm.lastSighting],
  )
  const answer = await context.request.get(url)
  const headers = answer.headers()
  expect(await answer.body()).toEqual(svg)
  expect(headers['content-type']).toBe('image/svg+xml')
  expect(headers['content-security-policy']).toContain("default-src 'none'; style-src 'unsafe-inline'; sandbox")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['cache-control']).toContain('private')
  const again = await context.request.get(url, { headers: { 'if-none-match': headers.etag ?? '' } })
  expect(again.status()).toBe(304)
})

test('health is 200 while database, migrations and hub are well', async ({ request }) => {
  const answer = await request.get(`${server.url}/api/health`)
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ ok: true, checks: { hub: { ok: true } } })
})
