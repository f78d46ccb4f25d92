import type { Browser, BrowserContext, Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { senderUnderTest, sendUntilAccepted } from './cameras.ts'
import { card, choose, openDesk, pass, pressUntil, rowOf, tall, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'
import { noFlood, putOnWatch, query, serverUnderTest, setWatchPolicy } from './session.ts'
import { type Account, emailOf, signIn } from './sign-in.ts'

const server = serverUnderTest()

/** As short as a heartbeat of 5 s allows, so that nobody waits for the policy's own 45 s. */
const impatient = { gapAfterSec: 8, ownerSilentSec: 9 }

/** Everybody has gone home: journeys before this one left screens open and people on watch. */
async function emptyRoom(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close()
  const at = new Date()
  await query(
    server,
    `WITH ended AS (UPDATE watch SET until_at = $1, ended_by = 'logged-off' WHERE until_at IS NULL RETURNING id)
     SELECT count(*) FROM ended`,
    [at],
  )
}

test.afterAll(() => setWatchPolicy(server, noFlood))

test('a person logs on by the dialog and watches; when the browser is killed the supervisor is told of the unwatched area, the alarm returns, and its owner sees it on coming back', async ({
  browser,
}) => {
  await emptyRoom(browser)
  await setWatchPolicy(server, { ...noFlood, ...impatient })
  const overseer = await openDesk(await browser.newContext(), 'supervisor', { onWatch: false })
  await overseer.getByRole('dialog', { name: 'Log on at a desk' }).getByRole('button', { name: 'Look only' }).click()
  await expect(overseer.getByRole('region', { name: 'Not on watch' })).toBeVisible()

  const context = await browser.newContext()
  const page = await openDesk(context, 'operator', { onWatch: false })
  const dialog = page.getByRole('dialog', { name: 'Log on at a desk' })
  await dialog.getByLabel('Desk').selectOption('durrow-1')
  await expectAccessible(page, 'logging on', '[role=dialog]')
  await dialog.getByRole('checkbox', { name: /Durrow north/ }).uncheck()
  // Without the sound check one goes on watch knowingly, and the supervisor sees it.
  const goOn = dialog.getByRole('button', { name: 'Go on watch' })
  await expect(goOn).toBeDisabled()
  await expect(goOn).toContainText('Check the sound, or say that you go on watch without it')
  await dialog.getByRole('checkbox', { name: /^Go on watch without having heard it/ }).check()
  await goOn.click()
  await expect(page.getByRole('button', { name: /^Durrow 1 Durrow south/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^My areas/ })).toHaveAttribute('aria-pressed', 'true')
  // The map shows what is one's own and what nobody watches.
  await page.setViewportSize({ width: 1920, height: 1080 })
  await expect(page.locator('.map-area-elsewhere').first()).toBeAttached()
  await expect(page.getByRole('list', { name: 'Legend' })).toContainText('not your area')
  await page.setViewportSize(tall)
  const unwatched = overseer.getByRole('region', { name: 'Unwatched areas' })
  await expect(unwatched).toContainText('Durrow north')
  await expect(unwatched).not.toContainText('Durrow south')

  const [mark = ''] = await unseenMarks(1, 'medium')
  await pass([mark])
  await choose(page, mark)
  await card(page).getByRole('button', { name: 'Acknowledge' }).click()
  await expect(rowOf(overseer, mark)).toContainText('Acknowledged')
  // A reload is no absence: the same alarm, the same owner.
  await page.reload()
  await expect(rowOf(page, mark)).toContainText('you')

  await context.close()
  await expect(unwatched).toContainText('Durrow south', { timeout: 30_000 })
  await expect(rowOf(overseer, mark)).toContainText('Unacknowledged', { timeout: 15_000 })
  await choose(overseer, mark)
  await expect(card(overseer)).toContainText('Back in the queue: owner silent')

  const back = await openDesk(await browser.newContext(), 'operator', { onWatch: false })
  const notice = back.getByRole('region', { name: 'Taken back' })
  await expect(notice).toContainText(mark)
  await notice.getByRole('button', { name: 'I have seen it' }).click()
  await expect(notice).toBeHidden()
  await expect(unwatched).not.toContainText('Durrow south')
  await setWatchPolicy(server, noFlood)
})

test('nobody leaves with an undecided High; the incoming accepts item by item, though a browser dies in the middle', async ({
  browser,
}) => {
  await emptyRoom(browser)
  const context = await browser.newContext()
  const page = await openDesk(context, 'operator')
  const [high = ''] = await unseenMarks(1, 'high')
  await pass([high])
  await choose(page, high)
  await card(page).getByRole('button', { name: 'Acknowledge' }).click()
  await expect(rowOf(page, high)).toContainText('you')

  await page.getByRole('button', { name: /^Durrow 2/ }).click()
  const mine = page.getByRole('dialog', { name: 'Your watch' })
  await mine.getByRole('button', { name: 'Log off' }).click()
  await expect(mine.getByRole('alert')).toContainText(`${high} (High)`)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/handover\?refused=sign-out/)
  await expect(page.getByRole('alert').filter({ hasText: 'You are still signed in' })).toContainText(high)

  await page.getByLabel('To', { exact: true }).selectOption({ label: 'Idris Thorne, operator' })
  await page.getByLabel('Watch for').fill('Grey van at the A19 services')
  await page.getByRole('button', { name: 'Offer the handover' }).click()
  const outgoing = page.getByRole('region', { name: 'Your handover' })
  await expect(outgoing).toContainText('still yours')
  await expectAccessible(page, 'handover', 'main')

  const itemsOf = async (incoming: BrowserContext): Promise<Page> => {
    const desk = await incoming.newPage()
    await desk.goto(`${server.url}/handover`)
    return desk
  }
  const first = await browser.newContext()
  await signIn(first, 'operator-2')
  await putOnWatch(server, emailOf('operator-2'))
  const theirs = await itemsOf(first)
  await theirs.getByRole('button', { name: new RegExp(`^Accept .*${high}`) }).click()
  await expect(theirs.getByText(/You own it now/)).toHaveCount(1)
  await first.close()

  const second = await browser.newContext()
  await signIn(second, 'operator-2')
  const again = await itemsOf(second)
  await expect(again.getByText(/You own it now/)).toHaveCount(1)
  const accept = again.getByRole('button', { name: /^Accept / })
  await expect(async () => {
    if ((await accept.count()) > 0) await accept.first().click({ timeout: 1_000 })
    await expect(again.getByText('All accepted')).toBeVisible({ timeout: 250 })
  }).toPass({ timeout: 40_000 })
  await expect(outgoing).toContainText('Hand over Durrow 2')
  await outgoing.getByRole('button', { name: 'Log off' }).click()
  await expect(page.getByText('You are not on watch')).toBeVisible()
  const [owner] = await query(server, 'SELECT owner_name FROM alarm WHERE vrm = $1', [high])
  expect(owner).toEqual({ owner_name: 'Idris Thorne' })
})

test('ten in ten minutes are a flood: the desk says so, counts the Lows in one line, and leaves High and Medium alone', async ({
  browser,
}) => {
  await emptyRoom(browser)
  const account: Account = 'operator'
  await putOnWatch(server, emailOf(account), 'eden-1')
  const page = await openDesk(await browser.newContext(), account, { onWatch: false })
  const overseer = await openDesk(await browser.newContext(), 'supervisor')
  const lows = await unseenMarks(9)
  const [medium = ''] = await unseenMarks(1, 'medium')
  const [camera] = await query(
    server,
    `SELECT id FROM camera WHERE force_id = 'eden' AND kind = 'fixed' ORDER BY id LIMIT 1`,
    [],
  )
  const capturedAt = new Date().toISOString()
  const reads = [...lows, medium].map((vrm) => ({ vrm, cameraId: String(camera?.id), capturedAt, confidence: 96 }))
  await sendUntilAccepted(senderUnderTest(), reads)

  const flood = page.getByRole('region', { name: 'Flood', exact: true })
  await expect(rowOf(page, medium)).toBeVisible()
  await expect(flood).toBeHidden()
  await setWatchPolicy(server, { floodFrom: 10 })
  // What journeys before this one raised at Eden in the last ten minutes counts too, and leaves the count as it ages.
  await expect(async () => {
    const rate = Number(/FLOOD (\d+) new in 10 min/.exec((await flood.textContent({ timeout: 1_000 })) ?? '')?.[1])
    expect(rate).toBeGreaterThanOrEqual(10)
    await expect(overseer.getByRole('region', { name: 'Floods elsewhere' })).toContainText(`Eden 1 (${rate} in 10 min)`)
  }).toPass({ timeout: 20_000 })
  const line = page.getByRole('button', { name: /Low not acknowledged/ })
  await pressUntil(page, '.', line.filter({ hasText: /^\D*\d+ Low/ }))
  await expect(rowOf(page, medium)).toBeVisible()
  for (const mark of lows) await expect(rowOf(page, mark)).toHaveCount(0)
  await expectAccessible(page, 'flood')
  await line.click()
  for (const mark of lows) await expect(rowOf(page, mark)).toBeVisible()
  await setWatchPolicy(server, noFlood)
  await expect(flood).toBeHidden()
})
