import type { Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { card, choose, openDesk, pass, rowOf, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'
import { setPolicyTimes, usualTimes } from './policy-times.ts'
import { serverUnderTest } from './session.ts'

const form = (page: Page, name: string) => card(page).getByRole('form', { name })

test('the shelf gives back by itself; what nobody looks at goes up, then is missed, and is answered for', async ({
  browser,
}) => {
  const server = serverUnderTest()
  const page = await openDesk(await browser.newContext(), 'operator')
  const [[mark = ''], [ignored = '']] = [await unseenMarks(1, 'medium'), await unseenMarks(1)]
  // Six seconds between going up and being missed: both are looked for every second, and neither hides the other.
  await setPolicyTimes(server, { lowSupervisor: 2, lowMissed: 8, mediumShelf: 4 })
  try {
    await pass([mark, ignored])
    await choose(page, mark)
    await card(page).getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Shelve' }).click()
    const shelve = form(page, 'Shelve')
    await shelve.getByText('4.0 s', { exact: true }).click()
    await shelve.getByLabel('Reason').fill('Same vehicle, reported an hour ago')
    await shelve.getByRole('button', { name: 'Shelve' }).click()
    await expect(card(page)).toContainText('Shelved: Same vehicle, reported an hour ago')
    await expectAccessible(page, 'shelved', '#desk-card')
    await expect(card(page)).toContainText('Back from the shelf')
    await expect(rowOf(page, mark)).toContainText('Unacknowledged')
    await expect(rowOf(page, ignored)).toContainText('Missed', { timeout: 20_000 })
  } finally {
    await setPolicyTimes(server, usualTimes)
  }
  await page.getByRole('button', { name: /^Missed/ }).click()
  await choose(page, ignored)
  await expectAccessible(page, 'the missed list', '[aria-label="Queue"]')
  await expect(card(page)).toContainText('Escalated: to supervisor, for want of: acknowledge')
  await card(page).getByRole('button', { name: 'Acknowledge as missed' }).click()
  const missed = form(page, 'Acknowledge as missed')
  await expect(missed.getByRole('button', { name: 'Acknowledge' })).toBeDisabled()
  await expectAccessible(page, 'acknowledge as missed', '#desk-card')
  await missed.getByLabel('More urgent work').check()
  await missed.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(card(page)).toContainText('Acknowledged as missed: More urgent work')
  await page.getByRole('button', { name: /^All open/ }).click()
  await expect(rowOf(page, ignored)).toContainText('you')
})
