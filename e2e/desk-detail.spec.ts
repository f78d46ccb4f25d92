import { expectAccessible } from './axe.ts'
import { card, choose, openDesk, pass, pressUntil, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'

const details = /\/api\/console\/alarms\/[^/]+$/

test('an open card says nothing of a match before it is known, says so when it cannot be had, and does not move when it comes', async ({
  browser,
}) => {
  const page = await openDesk(await browser.newContext())
  const [mark = ''] = await unseenMarks(1)
  await pass([mark])
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  let broken = false
  await page.route(details, async (route) => {
    if (broken) return route.fulfill({ status: 503, body: '' })
    await held
    await route.continue()
  })
  const picture = card(page).getByRole('region', { name: 'Picture and comparison' })
  const camera = picture.getByText('Camera', { exact: true }).locator('+ dd')
  const runnerUp = picture.getByText('Runner-up', { exact: true }).locator('+ dd')
  const heights = async () => [(await camera.boundingBox())?.height, (await runnerUp.boundingBox())?.height]

  await choose(page, mark)
  await expect(camera).toHaveText('…not known yet')
  await expect(runnerUp).toHaveText('…not known yet')
  await page.keyboard.press('a')
  const checks = card(page).getByRole('form', { name: 'Verification' })
  await pressUntil(page, 'v', checks)
  await expect(checks).toContainText('what the camera saw: being fetched')
  await expect(checks).not.toContainText('no journey to judge')
  await expectAccessible(page, 'details on their way')
  const before = await heights()
  letThrough()
  await expect(camera).toHaveText('96 % confident')
  await expect(runnerUp).toHaveText('none listed')
  await expect(checks).toContainText('One place only')
  expect(await heights()).toEqual(before)

  broken = true
  await page.reload()
  await expect(camera).toHaveText('could not be fetched', { timeout: 30_000 })
  await expect(runnerUp).toHaveText('could not be fetched')
  await expect(card(page)).toContainText('What its entry says, and whether it is still listed, could not be fetched.')
  await expect(checks).toContainText('could not be checked')
  await expectAccessible(page, 'details not fetched')
  broken = false
  await card(page).getByRole('button', { name: 'Try again' }).click()
  await expect(camera).toHaveText('96 % confident')
})
