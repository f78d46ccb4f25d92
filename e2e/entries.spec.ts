import type { Page } from '@playwright/test'
import { card, choose, openDesk, pass, rowOf } from './desk.ts'
import { expect, test } from './journey.ts'
import { query, serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

const server = serverUnderTest()

/** A mark that stands on no list and that no other run of a journey takes. */
const fresh = (letters: string) =>
  `${letters}${30 + (Date.now() % 20)}${(Date.now() % 17576)
    .toString(26)
    .padStart(3, '0')
    .replace(/[0-9a-z]/g, (c) => 'ABCDEFGHJKLMNOPRSTUVWXYABC'.charAt(Number.parseInt(c, 36) % 26))}`

async function formOf(page: Page, mark: string, words: { category: string; grade: string; reason: string }) {
  await page.goto(`${server.url}/hotlists/entries/new`)
  await page.getByLabel('Mark', { exact: true }).fill(mark)
  await page.getByLabel('Category', { exact: true }).selectOption({ label: words.category })
  await page.getByLabel('Reason', { exact: true }).fill(words.reason)
  await page.getByLabel('Grade', { exact: true }).selectOption({ label: words.grade })
  await page.getByLabel('Information and action').fill('Speak to the driver')
  await page.getByLabel('Nominated contact').fill('Duty desk, 01632 960110')
  await page.getByLabel('Source reference').fill(`J/${mark}`)
}

test('Warren: missing, suicidal and Low is refused; a supervisor’s override is traced to the alarm', async ({
  browser,
}) => {
  const context = await browser.newContext()
  await signIn(context, 'list-manager')
  const manager = await context.newPage()
  const mark = fresh('WA')
  await formOf(manager, mark, { category: 'Missing person', grade: 'Low', reason: 'Missing since this morning' })
  await manager.getByLabel('SU Suicidal').check()
  await expect(manager.getByRole('region', { name: 'Grade against risk' })).toContainText('a missing person with SU')
  await manager.getByRole('button', { name: 'List the vehicle' }).click()
  await expect(manager.getByRole('alert').filter({ hasText: 'graded Low against risk' })).toBeVisible()

  await manager.getByLabel('Ask a supervisor to override it').check()
  await manager.getByLabel('Why does the grade fit all the same?').fill('Seen well by her sister an hour ago')
  await manager.getByRole('button', { name: 'List the vehicle' }).click()
  await expect(manager.getByText('NOT LIVE: waits for authorisation')).toBeVisible()

  const above = await browser.newContext()
  await signIn(above, 'supervisor')
  const supervisor = await above.newPage()
  await supervisor.goto(`${server.url}/hotlists/review`)
  const owed = supervisor.getByRole('row').filter({ hasText: 'Seen well by her sister' })
  await owed.getByRole('button', { name: 'Authorise', exact: true }).click()
  await supervisor.getByLabel('Why', { exact: true }).fill('Agreed with the missing persons unit')
  await supervisor.getByRole('button', { name: 'Authorise it' }).click()
  await expect(owed).toHaveCount(0)
  await manager.reload()
  await expect(manager.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(manager.getByText('Overridden by Neil Ashgill')).toBeVisible()

  const desk = await openDesk(await browser.newContext())
  await pass([mark])
  await choose(desk, mark)
  await expect(card(desk)).toContainText(
    'Graded Low against risk: a missing person with SU: overridden by Neil Ashgill',
  )
})

test('an emergency High is live at once, owed within 15 minutes, and a refusal takes it off', async ({ browser }) => {
  const context = await browser.newContext()
  await signIn(context, 'list-manager')
  const manager = await context.newPage()
  const mark = fresh('HE')
  await formOf(manager, mark, { category: 'Threat to life', grade: 'High', reason: 'Threat to kill a named person' })
  await manager.getByLabel('Why is life at risk?').fill('A named person was threatened with a gun')
  await manager.getByLabel('Emergency: live at once').check()
  await manager.getByRole('button', { name: 'List the vehicle' }).click()
  await expect(manager.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(manager.getByRole('button', { name: /^Authorise/ })).toHaveAttribute('aria-disabled', 'true')
  await expect(manager.getByRole('status').filter({ hasText: 'to authorise, in' })).toBeVisible()

  const desk = await openDesk(await browser.newContext())
  await pass([mark])
  await expect(rowOf(desk, mark)).toBeVisible()

  const above = await browser.newContext()
  await signIn(above, 'supervisor')
  const supervisor = await above.newPage()
  await supervisor.goto(manager.url())
  await supervisor.getByRole('button', { name: 'Refuse', exact: true }).click()
  await supervisor.getByLabel('Why', { exact: true }).fill('The threat was a hoax')
  await supervisor.getByRole('button', { name: 'Refuse it' }).click()
  await expect(supervisor.getByText('Authorisation refused: The threat was a hoax').first()).toBeVisible()
  await expect(rowOf(desk, mark)).toContainText('ENTRY WITHDRAWN')
  const [row] = await query(server, 'SELECT status FROM hotlist_entry WHERE vrm = $1', [mark])
  expect(row?.status).toBe('withdrawn')
})
