import type { Page } from '@playwright/test'
import { card, choose, openDesk, pass, pressUntil, rowOf, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'

const act = (page: Page, name: string | RegExp) => card(page).getByRole('button', { name })
const form = (page: Page, name: string) => card(page).getByRole('form', { name })

async function more(page: Page, name: string): Promise<void> {
  await act(page, 'More').click()
  await page.getByRole('menuitem', { name }).click()
}

async function acknowledged(page: Page, mark: string): Promise<void> {
  await pass([mark])
  await choose(page, mark)
  await act(page, 'Acknowledge').click()
  await expect(rowOf(page, mark)).toContainText('you')
}

test('an alarm is offered to another force, stays with its sender until they accept, and is theirs then', async ({
  browser,
}) => {
  const mine = await openDesk(await browser.newContext(), 'operator')
  const theirs = await openDesk(await browser.newContext(), 'operator-2') // of North Moors
  const [mark = ''] = await unseenMarks(1, 'medium')
  await acknowledged(mine, mark)

  await more(mine, 'Pass to another force')
  const offer = form(mine, 'Pass to another force')
  await expect(offer.getByRole('button', { name: /^Offer/ })).toBeDisabled()
  await offer.getByLabel('Force').selectOption({ label: 'North Moors' })
  await offer.getByLabel('What they must know').fill('Southbound, over the border in 5 min')
  await offer.getByRole('button', { name: /^Offer/ }).click()
  await expect(rowOf(mine, mark)).toContainText('Pass offered')
  await expect(act(mine, 'Withdraw the pass')).toBeVisible()

  await choose(theirs, mark)
  await expect(card(theirs)).toContainText('Southbound, over the border in 5 min')
  await act(theirs, 'Refuse').click()
  await form(theirs, 'Refuse the pass').getByLabel('Reason').fill('Nobody south of the river')
  await form(theirs, 'Refuse the pass').getByRole('button', { name: 'Refuse' }).click()
  await expect(act(mine, 'Release')).toBeVisible()
  await expect(card(mine)).toContainText('Pass refused: Nobody south of the river')

  await mine.locator('#desk-card').focus()
  await pressUntil(mine, 'p', offer)
  await offer.getByLabel('Force').selectOption({ label: 'North Moors' })
  await offer.getByLabel('What they must know').fill('It has turned north again')
  await offer.getByRole('button', { name: /^Offer/ }).click()
  await act(theirs, 'Accept the pass').click()
  await expect(act(theirs, 'Release')).toBeVisible()
  await expect(rowOf(mine, mark)).toContainText('Idris Thorne')
})

test('what was just done is taken back by one key; a note and another grade stay with the alarm', async ({
  browser,
}) => {
  const page = await openDesk(await browser.newContext(), 'operator')
  const [mark = ''] = await unseenMarks(1, 'low')
  await acknowledged(page, mark)
  await expect(act(page, 'Undo')).toBeVisible()
  await page.locator('#desk-card').focus()
  await page.keyboard.press('z')
  await expect(rowOf(page, mark)).toContainText('Unacknowledged')
  await expect(act(page, 'Undo')).toHaveCount(0)
  await expect(card(page)).toContainText('Undone: Acknowledged')

  await page.locator('#desk-card').focus()
  const grade = form(page, 'Regrade')
  await pressUntil(page, 'r', grade)
  await grade.getByText('High', { exact: true }).click()
  await grade.getByLabel('Reason').fill('The keeper threatened to ram patrols')
  await grade.getByRole('button', { name: 'Regrade' }).click()
  await expect(rowOf(page, mark)).toContainText('REGRADED from Low')
  await expect(page.getByRole('region', { name: 'Most urgent' })).toContainText('Acknowledge')
  await page.locator('#desk-card').focus()
  await page.keyboard.press('s') // a High is never shelved
  await expect(page.getByText('A High is never shelved')).toBeVisible()

  await pressUntil(page, 't', form(page, 'Add a note'))
  await form(page, 'Add a note').getByLabel('Note').fill('Keeper called back: two in the car')
  await form(page, 'Add a note').getByRole('button', { name: 'Add' }).click()
  await expect(card(page)).toContainText('Note: Keeper called back: two in the car')
  // A High that nobody answers would call in every later journey.
  await act(page, 'Acknowledge').click()
  await expect(rowOf(page, mark)).toContainText('you')
})
