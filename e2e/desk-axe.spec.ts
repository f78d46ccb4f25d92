import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './axe.ts'
import { card, choose, openDesk, pass, pressUntil, rowOf, sendPlate, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'
import { serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

const server = serverUnderTest()

const sizes = { wide: { width: 1920, height: 1080 }, phone: { width: 390, height: 844 } }
const form = (page: Page, name: string): Locator => card(page).getByRole('form', { name })

test('axe finds nothing on the states that every alarm goes through, in any theme or in forced colours', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: sizes.wide, reducedMotion: 'reduce' })
  const page = await openDesk(context, 'operator', { inSightOnly: true })
  const [mark = ''] = await unseenMarks(1, 'medium')
  await pass([mark])
  await expect(rowOf(page, mark)).toBeVisible()
  await expectAccessible(page, 'queue and map')

  await choose(page, mark)
  await expect(card(page).getByRole('heading', { name: 'History' })).toBeVisible()
  await page.keyboard.press('a')
  await expect(rowOf(page, mark)).toContainText('you')
  await pressUntil(page, 'v', form(page, 'Verification'))
  await expect(form(page, 'Verification')).toBeFocused()
  await page.keyboard.type('yyyy')
  await expectAccessible(page, 'card with its verification', '#desk-card')
  await page.keyboard.press('Enter')
  await expect(rowOf(page, mark)).toContainText('Verified')
  await expect(form(page, 'Verification')).toBeHidden()
  await pressUntil(page, 'd', form(page, 'Deploy a unit'))
  await expectAccessible(page, 'deploy', '#desk-card form')
  await page.keyboard.press('Escape')
  await pressUntil(page, 'n', form(page, 'No response'))
  await expectAccessible(page, 'no response', '#desk-card form')
  await page.keyboard.press('Escape')
  await page.setViewportSize(sizes.phone)
  await expectAccessible(page, 'phone, card')
  await expectNoWiderThanScreen(page)
  await page.getByRole('button', { name: 'Queue', exact: true }).click()
  await expect(rowOf(page, mark)).toBeVisible()
  await expectAccessible(page, 'phone, queue')
  await expectNoWiderThanScreen(page)
})

/** What stands outside a phone's width is not found, and everything else becomes smaller. */
const expectNoWiderThanScreen = async (page: Page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(sizes.phone.width)

test('axe finds nothing on the forms and windows that few alarms need', async ({ browser }) => {
  const context = await browser.newContext({ viewport: sizes.wide, reducedMotion: 'reduce' })
  const page = await openDesk(context, 'operator', { inSightOnly: true })
  const [mark = '', other = ''] = await unseenMarks(2, 'medium')
  await pass([mark, other])
  await choose(page, mark)
  await page.keyboard.press('a')
  await expect(rowOf(page, mark)).toContainText('you')
  for (const [key, name] of [
    ['p', 'Pass to another force'],
    ['s', 'Shelve'],
    ['r', 'Regrade'],
    ['t', 'Add a note'],
  ] as const) {
    await pressUntil(page, key, form(page, name))
    await expectAccessible(page, name, '#desk-card form')
    await page.keyboard.press('Escape')
    await expect(form(page, name)).toBeHidden()
  }
  // A picture that comes late is shown where it was missed, and larger.
  await expect(card(page).getByText('No plate picture yet')).toBeVisible()
  await sendPlate(mark)
  await card(page)
    .getByRole('button', { name: /^Plate as photographed/ })
    .click()
  await expect(page.getByRole('dialog', { name: /^Plate as photographed/ })).toBeVisible()
  await expectAccessible(page, 'picture viewer', '[role=dialog]')
  await page.keyboard.press('Escape')

  await page.getByRole('listbox').focus()
  await pressUntil(page, '/', page.getByRole('dialog', { name: 'Find or do' }))
  await page.keyboard.type(mark.slice(0, 4))
  await expect(page.getByRole('menuitem', { name: new RegExp(mark.slice(0, 4)) }).first()).toBeVisible()
  await expectAccessible(page, 'palette', '[role=dialog]')
  await page.keyboard.press('Escape')
  await pressUntil(page, '?', page.getByRole('dialog', { name: 'Keys' }))
  await expectAccessible(page, 'keys', '[role=dialog]')
  await page.keyboard.press('Escape')

  const overseer = await browser.newContext({ viewport: sizes.wide, reducedMotion: 'reduce' })
  await signIn(overseer, 'supervisor')
  const calm = await overseer.newPage()
  for (const [path, state] of [
    ['/now', 'now'],
    ['/settings', 'settings'],
    ['/settings/keys', 'the printable keys'],
  ] as const) {
    await calm.goto(server.url + path)
    await expect(calm.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(calm, state)
  }
})
