import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { pass, rowOf, unseenMarks } from './desk.ts'
import { putOnWatch, query, type Server, serverUnderTest } from './session.ts'
import { emailOf, signIn } from './sign-in.ts'
import { type Stack, startStack } from './stack.ts'
import { wireOf } from './wire.ts'

const server = serverUnderTest()
const trust = (page: Page) => page.locator('[data-trust]')
const sound = (page: Page) => page.locator('[data-sound]')

/** Machines that run journeys have no loudspeaker: here is one, as far as a page can tell. */
const withLoudspeaker = (page: Page) =>
  page.addInitScript(() => {
    navigator.mediaDevices.enumerateDevices = async () =>
      [{ kind: 'audiooutput', deviceId: 'default', groupId: '', label: '' }] as unknown as MediaDeviceInfo[]
  })

/** On watch, so that no dialog of the log-on lies over the desk. */
async function logOn(context: BrowserContext, at: Server = server): Promise<void> {
  await signIn(context, 'operator', at)
  await putOnWatch(at, emailOf('operator'))
}

/** A browser that lets sound out only after a press, whatever the one that runs journeys is set to. */
const withoutAutoplay = (page: Page) =>
  page.addInitScript(() => {
    const pressed = () => navigator.userActivation.hasBeenActive
    window.AudioContext = class extends window.AudioContext {
      override get state(): AudioContextState {
        return pressed() ? super.state : 'suspended'
      }
      override async resume(): Promise<void> {
        if (!pressed()) return new Promise<void>(() => {})
        await super.resume()
        this.dispatchEvent(new Event('statechange'))
      }
    }
  })

test('a browser that lets no sound out shows SOUND OFF within 2 s, tells the server, and a press brings it back', async ({
  browser,
}) => {
  const context = await browser.newContext()
  await logOn(context)
  const page = await context.newPage()
  await withLoudspeaker(page)
  await withoutAutoplay(page)
  const sent: string[] = []
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))))
  await page.goto(`${server.url}/desk`)
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(sound(page)).toContainText('SOUND OFF: the browser waits for a press', { timeout: 2_000 })
  const told = () => sent.some((frame) => frame.includes('"state":"off","fault":"blocked"'))
  await expect.poll(told).toBe(true)
  await page.getByRole('button', { name: 'Turn sound on' }).click()
  await expect(sound(page)).toContainText('Sound on')
  await expect(sound(page)).toHaveAttribute('data-last', 'low')

  // Later the machine takes the sound away again.
  await page.evaluate(() => {
    navigator.mediaDevices.enumerateDevices = async () => []
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  })
  await expect(sound(page)).toContainText('SOUND OFF: no loudspeaker', { timeout: 2_000 })
})

test('of two windows of one desk one plays, a High is heard, silencing acknowledges nothing', async ({ browser }) => {
  const context = await browser.newContext()
  await logOn(context)
  const [first, second] = [await context.newPage(), await context.newPage()]
  for (const page of [first, second]) {
    await withLoudspeaker(page)
    await page.goto(`${server.url}/desk`)
    await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  }
  const playing = async () =>
    (await Promise.all([first, second].map((page) => sound(page).getAttribute('data-sound')))).sort()
  await expect.poll(playing).toEqual(['elsewhere', 'on'])
  const player = (await sound(first).getAttribute('data-sound')) === 'on' ? first : second
  const [mark = ''] = await unseenMarks(1, 'high')
  await pass([mark])
  await expect(rowOf(player, mark)).toBeVisible()
  await expect(sound(player)).toHaveAttribute('data-last', 'high')
  await player.getByRole('listbox').focus()
  await player.keyboard.press('x')
  await expect(sound(player)).toContainText(/Silenced \d+ s/)
  await expect(rowOf(player, mark)).toContainText('Unacknowledged')
  await player.close()
  const other = player === first ? second : first
  await expect(sound(other)).toHaveAttribute('data-sound', 'on')
  await expect(sound(other)).toHaveAttribute('data-last', 'high')
  await context.close()
})

test('where a socket cannot be had the desk is live by polling', async ({ browser }) => {
  const context = await browser.newContext()
  await logOn(context)
  const page = await context.newPage()
  await page.routeWebSocket(/\/socket\.io\//, (ws) => ws.close())
  await page.goto(`${server.url}/desk`)
  await expect(trust(page)).toHaveText('LIVE by polling', { timeout: 8_000 })
  const [mark = ''] = await unseenMarks(1, 'high')
  await pass([mark])
  await expect(page.getByRole('region', { name: 'Most urgent' })).toContainText([...mark].join(' '), { timeout: 7_000 })
  await context.close()
})

test('a board that differs from the server’s after a reconnect is found out and replaced', async ({ browser }) => {
  const context = await browser.newContext()
  await logOn(context)
  const page = await context.newPage()
  await page.setViewportSize({ width: 1440, height: 4800 })
  const [lost = '', seen = ''] = await unseenMarks(2)
  const wire = await wireOf(page)
  await page.goto(`${server.url}/desk`)
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  wire.losing(lost)
  await pass([lost])
  await pass([seen])
  await expect(rowOf(page, seen)).toBeVisible()
  await expect(rowOf(page, lost)).toBeHidden()
  wire.losing(null)
  await wire.cut({ polling: true })
  await expect(trust(page)).toContainText('DELAYED')
  await wire.mend()
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 10_000 })
  await expect(rowOf(page, lost)).toBeVisible()
  await expect(page.getByText('This board did not equal the server’s')).toBeVisible()
  await context.close()
})

test.describe('on a desk whose canary goes every two seconds', () => {
  let stack: Stack
  let own: Server
  test.beforeAll(async () => {
    const secret = 'a-secret-of-this-journey-alone'
    stack = await startStack({ env: { AUTH_SECRET: secret, CANARY_EVERY_SEC: '2', CANARY_MISSED_SEC: '6' } })
    own = { url: stack.webUrl, databaseUrl: stack.databaseUrl, secret }
  })
  test.afterAll(() => stack.stop())

  test('a canary that does not come is a fault that is seen and heard, and no canary is ever a read or an alarm', async ({
    browser,
  }) => {
    const context = await browser.newContext()
    await logOn(context, own)
    const page = await context.newPage()
    await withLoudspeaker(page)
    await page.goto(`${own.url}/desk`)
    const system = page.locator('[data-system]')
    await expect(system).not.toContainText('Waiting for the canary', { timeout: 10_000 })
    await system.getByRole('button').click()
    await expect(
      page.getByText(/The last was sent \d+ s ago and took .* to the alarm log, .* to this screen/),
    ).toBeVisible()
    await page.keyboard.press('Escape')

    stack.kill('matcher', 'SIGSTOP')
    await expect(system).toContainText('CANARY MISSED', { timeout: 15_000 })
    await expect(page.getByText(/CANARY MISSED\. The last synthetic read came through at/)).toBeVisible()
    await expect(sound(page)).toHaveAttribute('data-last', 'fault')
    stack.kill('matcher', 'SIGCONT')
    await expect(system).not.toContainText('CANARY MISSED', { timeout: 20_000 })
    await expect(page.getByText(/CANARY MISSED/)).toHaveCount(0)
    await expect(page.getByText('No open alarms')).toBeVisible()
    const [left] = await counts(own)
    expect(left).toEqual({ reads: 0, matches: 0, alarms: 0, refused: 0, ran: true })
    await context.close()
  })
})

/** What a canary leaves behind: its own row, and nothing that anybody counts. */
const counts = (of: Server) =>
  query(
    of,
    `SELECT (SELECT count(*)::int FROM read) AS reads, (SELECT count(*)::int FROM match) AS matches,
       (SELECT count(*)::int FROM alarm) AS alarms, (SELECT count(*)::int FROM ingest_refusal) AS refused,
       EXISTS (SELECT FROM canary_run WHERE taken_at IS NOT NULL) AS ran`,
    [],
  )
