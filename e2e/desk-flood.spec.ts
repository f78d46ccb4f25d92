import { card, pass, rowOf, spelled, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'
import { sound, withLoudspeaker } from './loudspeaker.ts'
import { putOnWatch, serverUnderTest } from './session.ts'
import { emailOf, signIn } from './sign-in.ts'

const server = serverUnderTest()

test('five hundred Low and one High: the High stands first, is seen and heard, and the queue stays usable', async ({
  browser,
}) => {
  const context = await browser.newContext()
  await signIn(context, 'operator')
  await putOnWatch(server, emailOf('operator'))
  const page = await context.newPage()
  await withLoudspeaker(page)
  await page.goto(`${server.url}/desk`)
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  const lows = await unseenMarks(500)
  for (let from = 0; from < lows.length; from += 100) await pass(lows.slice(from, from + 100))
  const allOpen = page.getByRole('button', { name: /^All open/ })
  await allOpen.click() // a browser may wait for a press before it lets sound out
  await expect(sound(page)).toHaveAttribute('data-sound', 'on')
  await expect(allOpen).toContainText('500', { timeout: 30_000 })

  const [high = ''] = await unseenMarks(1, 'high')
  const firstRow = page.getByRole('option').first()
  const passedAt = performance.now()
  await pass([high])
  await expect(page.getByRole('region', { name: 'Most urgent' })).toContainText(spelled(high))
  await expect(firstRow).toContainText(spelled(high))
  console.log(
    `a High among 500 Low: in the banner and the first row after ${Math.round(performance.now() - passedAt)} ms`,
  )
  await expect(firstRow).toHaveAttribute('data-band', 'high')
  await expect(sound(page)).toHaveAttribute('data-last', /^(summary-)?high$/)

  // No more rows are drawn than can be seen, and the last of them is reached by one key and back.
  expect(await page.getByRole('option').count()).toBeLessThan(60)
  const list = page.getByRole('listbox')
  await list.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await expect(page.locator('[role=option][aria-posinset="501"]')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Most urgent' })).toContainText(spelled(high))
  await list.focus()
  await page.keyboard.press('g')
  await expect(rowOf(page, high)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('a')
  await expect(rowOf(page, high)).toContainText('you')
  await expect(page.getByRole('region', { name: 'Most urgent' })).toContainText('No High alarm waits')
  const low = await page.getByRole('option').nth(3).getAttribute('data-alarm-id')
  const row = page.locator(`[role=option][data-alarm-id="${low}"]`)
  await expect(async () => {
    await row.click()
    await expect(row).toHaveAttribute('aria-selected', 'true', { timeout: 1_000 })
  }).toPass({ timeout: 10_000 })
  // The other acts' names say "… while the alarm is acknowledged".
  await expect(card(page).locator('[data-act="acknowledge"]')).toBeVisible()
})
