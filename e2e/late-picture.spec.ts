import type { BrowserContext } from '@playwright/test'
import { card, choose, openDesk, pass, sendPlate, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'

const bySocket = async (_: BrowserContext) => {}
const byPolling = (context: BrowserContext) => context.routeWebSocket(/\/socket\.io\//, (ws) => ws.close())

for (const [how, wireOf, words, withinMs] of [
  ['by socket', bySocket, 'LIVE', 2_000],
  ['by polling', byPolling, 'LIVE by polling', 8_000],
] as const) {
  test(`a picture that comes long after its alarm was opened appears, ${how}`, async ({ browser }) => {
    const context = await browser.newContext()
    await context.clock.install()
    await wireOf(context)
    const page = await openDesk(context, 'operator', { words })
    const [mark = ''] = await unseenMarks(1)
    await pass([mark])
    await choose(page, mark)
    await expect(card(page)).toContainText('No plate picture yet')
    await page.clock.fastForward('05:00')
    await expect(page.getByText(words, { exact: true })).toBeVisible({ timeout: 30_000 })
    await sendPlate(mark)
    await expect(card(page).getByRole('img', { name: /^Plate as photographed/ })).toBeVisible({ timeout: withinMs })
  })
}
