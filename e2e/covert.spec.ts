import { randomBytes, randomUUID } from 'node:crypto'
import type { APIRequestContext, BrowserContext, Page } from '@playwright/test'
import { hashToken } from '#lib/access/bearer.ts'
import { choose, openDesk, pass, rowOf, spelled, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'
import { query, serverUnderTest } from './session.ts'
import { emailOf } from './sign-in.ts'

const server = serverUnderTest()

/** A vehicle that is listed in secret and that no camera saw yet. */
async function covertEntry(): Promise<{ vrm: string; id: string }> {
  const [row] = await query(
    server,
    `SELECT e.vrm, e.id FROM hotlist_entry e
     WHERE e.status = 'live' AND e.action = 'SILENT' AND (e.weed_at IS NULL OR e.weed_at > $1)
       AND e.vrm ~ '^[A-Z]{2}[0-9]{2}[A-Z]{3}$' AND NOT EXISTS (SELECT 1 FROM alarm a WHERE a.vrm = e.vrm)
       AND NOT EXISTS (SELECT 1 FROM hotlist_entry o WHERE o.vrm = e.vrm AND o.id <> e.id)
     ORDER BY e.vrm LIMIT 1`,
    [new Date(Date.now() + 3_600_000)],
  )
  return { vrm: String(row?.vrm), id: String(row?.id) }
}

/** Everything that comes to the pages of a browser by socket or answer. */
function overheard(context: BrowserContext): () => string {
  const heard: string[] = []
  context.on('page', (page) =>
    page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(String(payload)))),
  )
  context.on('response', async (response) => {
    if (/json|x-component|html/.test(response.headers()['content-type'] ?? '')) {
      heard.push(await response.text().catch(() => ''))
    }
  })
  return () => heard.join('\n')
}

/** What an uncleared person is answered wherever the vehicle, its entry or its alarm could be asked for. */
async function ask(request: APIRequestContext, what: { vrm: string; entryId: string; alarmId: string }) {
  const status = async (path: string) => (await request.get(server.url + path)).status()
  const words = async (path: string) => (await request.get(server.url + path)).text()
  const { vrm, entryId, alarmId } = what
  return {
    alarm: await status(`/api/console/alarms/${alarmId}`),
    record: await status(`/alarms/${alarmId}/record`),
    entry: await status(`/hotlists/entries/${entryId}`),
    found: (await words(`/api/console/find?q=${vrm}`)).includes('"kind":"alarm"'),
    board: (await words('/api/console/board')).includes(vrm),
    pages: (
      await Promise.all(
        [
          '/hotlists',
          '/hotlists/health',
          '/hotlists/review',
          '/hotlists/tasks',
          '/feed',
          '/misreads',
          '/api/console/units',
        ].map(words),
      )
    ).some((text) => text.includes(vrm) || text.includes(alarmId) || text.includes(entryId)),
  }
}

test('a covert vehicle is nothing to operator, supervisor and program: no row, no number, no answer', async ({
  browser,
  playwright,
}) => {
  const { vrm, id: entryId } = await covertEntry()
  const [open = ''] = await unseenMarks(1)
  await query(
    server,
    `INSERT INTO person (id, name, email, email_verified, role, force_id, cleared, created_at, updated_at)
     SELECT $1, 'Una Plain', $2, true, role, force_id, false, created_at, updated_at FROM person WHERE email = $3
     ON CONFLICT (email) DO UPDATE SET cleared = false RETURNING id`,
    [randomUUID(), emailOf('supervisor-uncleared'), emailOf('supervisor')],
  )
  const watched = await Promise.all(
    (['operator', 'supervisor-uncleared'] as const).map(async (who) => {
      const context = await browser.newContext()
      const heard = overheard(context)
      const page = await openDesk(context, who)
      return { context, page, heard, who }
    }),
  )
  const cleared = await openDesk(await browser.newContext(), 'operator-cleared')

  await pass([vrm, open])
  await expect(rowOf(cleared, vrm)).toBeVisible()
  await choose(cleared, vrm)
  await cleared.keyboard.press('a')
  await expect.poll(async () => (await alarmOf(vrm)).state).toBe('acknowledged')
  const { id, restricted } = await alarmOf(vrm)
  expect(restricted).toBe(true)
  const alarmId = String(id)

  const nothing = { alarm: 404, record: 404, entry: 404, found: false, board: false, pages: false }
  for (const { context, page, heard, who } of watched) {
    await expect(rowOf(page, open)).toBeVisible()
    expect(await rowOf(page, vrm).allInnerTexts(), who).toEqual([])
    await expect(page.getByText(spelled(vrm))).toHaveCount(0)
    expect(heard(), `${who} hears of the open one`).toContain(open)
    for (const secret of [vrm, alarmId, entryId]) expect(heard().includes(secret), `${who} hears ${secret}`).toBe(false)
    expect(await ask(context.request, { vrm, entryId, alarmId }), who).toEqual(nothing)
  }
  const supervisor = watched[1]?.page as Page
  await supervisor.goto(`${server.url}/hotlists?mark=${vrm}`)
  await expect(supervisor.getByText('No entry fits')).toBeVisible()

  const token = randomBytes(24).toString('base64url')
  const scopes = ['alarms:read', 'units:read']
  const values = [randomUUID(), hashToken(token), scopes, new Date()]
  await query(server, `INSERT INTO api_token VALUES ($1, 'journey', $2, $3, false, $4)`, values)
  const program = await playwright.request.newContext({ extraHTTPHeaders: { authorization: `Bearer ${token}` } })
  expect((await program.get(`${server.url}/api/v1/alarms/${alarmId}`)).status()).toBe(404)
  let told = await (await program.get(`${server.url}/api/v1/units`)).text()
  for (let since = 0, more = true; more; ) {
    const text = await (await program.get(`${server.url}/api/v1/alarms?since=${since}&limit=200`)).text()
    ;({ next: since, more } = JSON.parse(text))
    told += text
  }
  await program.dispose()
  expect(told).toContain(open)
  for (const secret of [vrm, alarmId, entryId]) expect(told.includes(secret), secret).toBe(false)
})

const alarmOf = async (vrm: string) =>
  (await query(server, 'SELECT id, state, restricted FROM alarm WHERE vrm = $1', [vrm]))[0] ?? {}
