import { card, choose, openDesk, pass, sendPlate, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'

test('a picture that comes long after its alarm was opened appears', async ({ browser }) => {
  const context = await browser.newContext()
  await context.clock.install()
  const page = await openDesk(context)
  const [mark = ''] = await unseenMarks(1)
  await pass([mark])
  await choose(page, mark)
  await expect(card(page)).toContainText('No plate picture yet')
  await page.clock.fastForward('05:00')
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  await sendPlate(mark)
  await expect(card(page).getByRole('img', { name: /^Plate as photographed/ })).toBeVisible({ timeout: 2_000 })
})
