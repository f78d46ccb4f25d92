import { expectAccessible } from './axe.ts'
import { card, choose, openDesk, pass, rowOf, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'
import { serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

const server = serverUnderTest()

test('one field finds marks, cameras and call signs, and does what is allowed', async ({ browser }) => {
  const page = await openDesk(await browser.newContext())
  const [mark = ''] = await unseenMarks(1)
  await pass([mark])
  await expect(rowOf(page, mark)).toBeVisible()
  const palette = page.getByRole('dialog', { name: 'Find or do' })
  const look = async (text: string) => {
    await page.getByRole('listbox').focus()
    await page.keyboard.press('/')
    await expect(palette).toBeVisible()
    await page.keyboard.type(text)
  }
  await look(mark.slice(0, 6))
  await expect(palette.getByRole('menuitem', { name: new RegExp(mark.slice(0, 4)) }).first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(rowOf(page, mark)).toHaveAttribute('aria-selected', 'true')

  await look('ackn')
  await page.keyboard.press('Enter')
  await expect(rowOf(page, mark)).toContainText('you')

  await look('A1(M)')
  await expect(palette.getByText('Cameras')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
})

test('a person’s own keys hold on every machine, and on the controls', async ({ browser }) => {
  const context = await browser.newContext()
  await signIn(context, 'operator-2')
  const settings = await context.newPage()
  await settings.goto(`${server.url}/settings`)
  const field = settings.getByLabel('Acknowledge', { exact: true })
  await field.press('v')
  await expect(settings.getByText('V already means “Verify”')).toBeVisible()
  await expect(field).toHaveValue('A')
  const saved = settings.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok())
  await field.press('q')
  await expect(field).toHaveValue('Q')
  await saved
  try {
    const page = await openDesk(await browser.newContext(), 'operator-2')
    const [mark = ''] = await unseenMarks(1)
    await pass([mark])
    await choose(page, mark)
    await page.keyboard.press('a')
    await page.keyboard.press('q')
    await expect(rowOf(page, mark)).toContainText('you')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Q')
  } finally {
    const reset = settings.waitForResponse((answer) => answer.request().method() === 'POST' && answer.ok())
    await settings.getByRole('button', { name: 'The usual keys' }).click()
    await reset
  }
})

test('the map in a window of its own is in step with the desk, and comes back when it is closed', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const desk = await openDesk(context, 'operator', { inSightOnly: true })
  const [mark = ''] = await unseenMarks(1, 'medium')
  await pass([mark])
  await expect(desk.locator('.map-leaflet')).toBeVisible()
  const opened = context.waitForEvent('page')
  await desk.getByRole('button', { name: 'Own window' }).click()
  const map = await opened
  await expect(map.locator('.map-leaflet')).toBeVisible()
  await expect(desk.locator('.map-leaflet')).toHaveCount(0)
  await choose(desk, mark)
  await expect(map.locator('[data-selected]')).toContainText(mark.slice(4))
  await map.close()
  await expect(desk.locator('.map-leaflet')).toBeVisible()
})

test('the map says in words what it shows, and the record of an alarm is a document', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
  const page = await openDesk(context, 'operator', { inSightOnly: true })
  const [mark = ''] = await unseenMarks(1, 'medium')
  await pass([mark])
  await choose(page, mark)
  await page.getByRole('button', { name: 'List', exact: true }).click()
  const list = page.getByRole('region', { name: 'In view on the map' })
  await expect(list.getByRole('button', { name: new RegExp(mark.slice(4)) })).toBeVisible()
  await expect(list.getByRole('heading', { name: /^Cameras/ })).toBeVisible()
  await expect(card(page).getByRole('region', { name: 'Where next' })).toContainText('%')

  const opened = context.waitForEvent('page')
  await card(page)
    .getByRole('link', { name: /record of this alarm/ })
    .click()
  const record = await opened
  await expect(record.getByRole('heading', { level: 1 })).toContainText(`${mark.slice(0, 4)} ${mark.slice(4)}`)
  await expect(record.getByRole('region', { name: 'Everything that happened, in order' })).toContainText('Raised')
  await expectAccessible(record, 'the record of an alarm')
})
