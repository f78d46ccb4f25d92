import type { Locator, Page } from '@playwright/test'
import { applyAfterMs } from '#components/desk/queue/frozen-order.ts'
import { expectAccessible } from './axe.ts'
import { card, choose, openDesk, pass, rowOf, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'

const menu = async (page: Page, item: string): Promise<void> => {
  await card(page).getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const form = (page: Page): Locator => card(page).getByRole('form', { name: 'Merge under another alarm' })

test('two alarms of one convoy stand as one on every desk, are answered one by one, and are parted again', async ({
  browser,
}) => {
  const page = await openDesk(await browser.newContext(), 'operator')
  const other = await openDesk(await browser.newContext(), 'operator-2')
  const [lead = '', follower = ''] = await unseenMarks(2, 'medium')
  await pass([lead, follower])
  await choose(page, follower)
  await menu(page, 'Merge under another alarm')
  await expect(form(page).getByRole('button', { name: 'Merge' })).toBeDisabled()
  await expectAccessible(page, 'merge', '#desk-card form')
  const leads = form(page).getByLabel('Leading alarm')
  // Those seen by the same camera within two minutes come first.
  const offered = leads.getByRole('option', { name: new RegExp(`^${lead} .*seen together`) })
  await leads.selectOption((await offered.getAttribute('value')) ?? '')
  await form(page).getByLabel('What binds them').selectOption('convoy')
  await form(page).getByLabel('Note').fill('Bumper to bumper on the A1(M)')
  // Whoever thinks longer than rows stand still for sees the same as whoever is quick.
  await page.waitForTimeout(applyAfterMs + 500)
  await form(page).getByRole('button', { name: 'Merge' }).click()

  await expect(card(page)).toContainText('Merged under')
  for (const desk of [page, other]) {
    await expect(rowOf(desk, lead)).toContainText('1 merged, 1 unacknowledged')
    await expect(rowOf(desk, follower)).toBeHidden()
  }
  // Nothing is acknowledged with its lead.
  await choose(other, lead)
  await expect(card(other)).toContainText('Leads 1')
  await card(other).getByRole('button', { name: 'Acknowledge', exact: true }).click()
  await expect(rowOf(other, lead)).toContainText('you')
  await expect(rowOf(other, lead)).toContainText('1 merged, 1 unacknowledged')
  await other.getByRole('listbox').focus()
  await other.keyboard.press('ArrowRight')
  await expect(rowOf(other, follower)).toContainText('Unacknowledged')
  await expectAccessible(other, 'a group unfolded', '[aria-label="Queue"]')

  await menu(page, 'Part from the leading alarm')
  const sure = page.getByRole('form', { name: 'Part from the leading alarm' })
  if (await sure.isVisible()) await sure.getByRole('button', { name: /^Part/ }).click()
  for (const desk of [page, other]) {
    await expect(rowOf(desk, lead)).not.toContainText('merged')
    await expect(rowOf(desk, follower)).toContainText('Unacknowledged')
  }
  await expect(card(page)).toContainText('Bumper to bumper on the A1(M)')
})
