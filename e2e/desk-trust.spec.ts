import type { BrowserContext, Page, Route } from '@playwright/test'
import type { AlarmEvent } from '#lib/alarms/alarm-event.ts'
import type { PolledEvents, Snapshot } from '#lib/realtime/contract.ts'
import { pass, rowOf, tall, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'
import { sound, withLoudspeaker } from './loudspeaker.ts'
import { putOnWatch, type Server, serverUnderTest } from './session.ts'
import { emailOf, signIn } from './sign-in.ts'
import { wireOf } from './wire.ts'

const server = serverUnderTest()
const trust = (page: Page) => page.locator('[data-trust]')

/** On watch, so that no dialog of the log-on lies over the desk. */
async function logOn(context: BrowserContext, at: Server = server): Promise<void> {
  await signIn(context, 'operator', at)
  await putOnWatch(at, emailOf('operator'))
}

/** A browser that lets sound out only after a press, whatever the one that runs journeys is set to. */
const withoutAutoplay = (page: Page) =>
  page.addInitScript(() => {
    // The driver's own evaluations count as activation, so a real press is waited for.
    let wasPressed = false
    addEventListener('pointerdown', () => (wasPressed = true), true)
    const pressed = () => wasPressed
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

test('a line lost on the way to a desk that polls is noticed, and its board made good', async ({ browser }) => {
  const context = await browser.newContext()
  await logOn(context)
  const page = await context.newPage()
  await page.setViewportSize(tall)
  await page.routeWebSocket(/\/socket\.io\//, (ws) => ws.close())
  let lost: { alarmId: string; alarmVersion: number } | null = null
  const isLost = (line: AlarmEvent) => line.alarmId === lost?.alarmId && line.alarmVersion === lost.alarmVersion
  await page.route(/\/api\/console\/events/, async (route) => {
    const response = await route.fetch()
    const body = (await response.json()) as PolledEvents
    await route.fulfill({ response, json: { ...body, events: body.events.filter((line) => !isLost(line)) } })
  })
  const [mark = ''] = await unseenMarks(1)
  await pass([mark])
  await page.goto(`${server.url}/desk`)
  await expect(trust(page)).toHaveText('LIVE by polling', { timeout: 8_000 })
  const row = rowOf(page, mark)
  const alarmId = String(await row.getAttribute('data-alarm-id'))
  const held = Number(await row.getAttribute('data-version'))
  lost = { alarmId, alarmVersion: held + 1 }
  await pass([mark])
  await pass([mark])
  const behind = async () => {
    const answer = await page.evaluate(async () => (await fetch('/api/console/board')).json())
    const truth = (answer as Snapshot).alarms.find(({ id }) => id === alarmId)?.version ?? 0
    return truth < held + 2 ? 'not seen again yet' : truth - Number(await row.getAttribute('data-version'))
  }
  await expect.poll(behind, { timeout: 12_000 }).toBe(0)
  await context.close()
})

/** Has no socket and so polls; `answer` may stand between a poll and the server. */
async function pollingDesk(context: BrowserContext, answer: (route: Route) => Promise<void>): Promise<Page> {
  await logOn(context)
  const page = await context.newPage()
  await page.setViewportSize(tall)
  await page.routeWebSocket(/\/socket\.io\//, (ws) => ws.close())
  await page.route(/\/api\/console\/events/, answer)
  await page.goto(`${server.url}/desk`)
  await expect(trust(page)).toHaveText('LIVE by polling', { timeout: 8_000 })
  return page
}

test('a desk that polls is not live while it waits for its turn, and is when that came', async ({ browser }) => {
  let waits = false
  const context = await browser.newContext()
  const page = await pollingDesk(context, (route) =>
    waits ? route.fulfill({ status: 429, headers: { 'retry-after': '1' }, body: '' }) : route.continue(),
  )
  waits = true
  await expect(trust(page)).toContainText('DELAYED as at', { timeout: 8_000 })
  await expect(page.getByText(/LOST · as at \d\d:\d\d:\d\d/)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('This desk waits for what it lacks')).toBeVisible()
  const [mark = ''] = await unseenMarks(1)
  await pass([mark])
  waits = false
  await expect(trust(page)).toHaveText('LIVE by polling', { timeout: 8_000 })
  await expect(rowOf(page, mark)).toBeVisible()
})

test('a board of a desk that polls that differs from the server’s is found out and replaced', async ({ browser }) => {
  const [lost = '', seen = ''] = await unseenMarks(2)
  let losing = true
  let cut = 0
  const ids = new Set<string>()
  const context = await browser.newContext()
  const page = await pollingDesk(context, async (route) => {
    if (cut > 0) {
      cut -= 1
      return route.abort()
    }
    const response = await route.fetch()
    const body = (await response.json()) as PolledEvents
    for (const line of body.events) if (losing && line.patch.vrm === lost) ids.add(line.alarmId)
    const events = body.events.filter(({ alarmId }) => !losing || !ids.has(alarmId))
    await route.fulfill({ response, json: { ...body, events } })
  })
  await pass([lost])
  await pass([seen])
  await expect(rowOf(page, seen)).toBeVisible({ timeout: 12_000 })
  await expect(rowOf(page, lost)).toBeHidden()
  losing = false
  cut = 1
  await expect(rowOf(page, lost)).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('This board did not equal the server’s')).toBeVisible()
})

test('a desk on a socket is live only when it has been told everything', async ({ browser }) => {
  const context = await browser.newContext()
  await logOn(context)
  const page = await context.newPage()
  const held: (() => void)[] = []
  let holding = true
  await page.routeWebSocket(/\/socket\.io\//, (ws) => {
    const desk = ws.connectToServer()
    desk.onMessage((message) => {
      if (holding && String(message).includes('board:followed')) held.push(() => ws.send(message))
      else ws.send(message)
    })
  })
  await page.goto(`${server.url}/desk`)
  await expect.poll(() => held.length, { timeout: 30_000 }).toBe(1)
  await expect(trust(page)).toHaveText('CONNECTING')
  holding = false
  held[0]?.()
  await expect(trust(page)).toHaveText('LIVE')
})

test('a board that differs from the server’s after a reconnect is found out and replaced', async ({ browser }) => {
  const context = await browser.newContext()
  await logOn(context)
  const page = await context.newPage()
  await page.setViewportSize(tall)
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
