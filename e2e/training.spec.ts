import { expectAccessible } from './axe.ts'
import { expect, test } from './journey.ts'
import { query, serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

const server = serverUnderTest()
const live = () =>
  query(server, 'SELECT (SELECT count(*) FROM alarm_event) AS lines, (SELECT count(*) FROM alarm) AS alarms', [])

test('a practice is the desk on a world of its own, scored by the server, with nothing of it live', async ({
  browser,
}) => {
  const context = await browser.newContext()
  await signIn(context, 'operator')
  const page = await context.newPage()
  await page.setViewportSize({ width: 1440, height: 1600 })
  const before = await live()
  await page.goto(`${server.url}/training`)
  await page.getByRole('link', { name: 'Practise “Flood”' }).click()
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByRole('complementary', { name: 'Practice' })).toContainText('Nothing here is real')
  const row = page.getByRole('listbox').getByRole('option').first()
  await expect(row).toBeVisible({ timeout: 30_000 })
  await expect(async () => {
    await row.click()
    await expect(row).toHaveAttribute('aria-selected', 'true', { timeout: 300 })
  }).toPass()
  await page.getByRole('listbox').focus()
  await page.keyboard.press('a')
  await expect(row).toContainText('you')
  await expect(page.getByRole('region', { name: 'Alarm', exact: true })).toContainText('Acknowledged')
  await expectAccessible(page, 'practice')
  await page.getByRole('button', { name: 'End practice' }).click()
  await expect(page.getByText(/High or Medium (was )?missed/)).toBeVisible()
  await expectAccessible(page, 'what a practice was worth')
  expect(await live()).toEqual(before)

  await page.getByRole('link', { name: 'All practices' }).click()
  await expect(page.getByRole('table', { name: 'Practices so far' })).toContainText('Flood')
  const other = await browser.newContext()
  await signIn(other, 'operator-2')
  const theirs = await other.newPage()
  await theirs.goto(`${server.url}/training`)
  await expect(theirs.getByText('No practice yet')).toBeVisible()
})
