import { expect, type Page, test } from '@playwright/test'
import { card, choose, openDesk, pass, rowOf, unseenMarks } from './desk.ts'
import { serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

/** Puts a switch into the page's wire: cut, every socket of the page is closed and none opens. */
async function switchOf(page: Page): Promise<(on: boolean) => Promise<void>> {
  let on = true
  const open = new Set<{ close(): Promise<void> }>()
  await page.routeWebSocket(/\/socket\.io\//, async (ws) => {
    if (!on) return ws.close()
    const server = ws.connectToServer()
    ws.onMessage((message) => server.send(message))
    server.onMessage((message) => ws.send(message))
    open.add(ws)
    ws.onClose(() => open.delete(ws))
  })
  await page.route(/\/socket\.io\//, (route) => (on ? route.continue() : route.abort()))
  return async (next) => {
    on = next
    if (!on) for (const ws of [...open]) await ws.close()
  }
}

test('with the wire cut the desk says so, polls, still acts, and catches up with nothing lost or doubled', async ({
  browser,
}) => {
  const server = serverUnderTest()
  const context = await browser.newContext()
  await signIn(context, 'operator')
  const page = await context.newPage()
  const wire = await switchOf(page)
  await page.goto(`${server.url}/desk`)
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible()
  const watching = await openDesk(await browser.newContext(), 'operator-2')

  await wire(false)
  await expect(page.locator('[data-trust]')).toContainText('DELAYED as at')
  const marks = await unseenMarks(4)
  await pass(marks)
  for (const mark of marks) await expect(rowOf(watching, mark)).toBeVisible()
  await expect(page.locator('[data-trust]')).toContainText('LOST as at', { timeout: 20_000 })
  await expect(page.getByText(/LOST · as at \d\d:\d\d:\d\d/)).toBeVisible()
  // Polling brings them in all the same.
  const [mark = ''] = marks
  await expect(rowOf(page, mark)).toBeVisible()
  await choose(page, mark)
  await card(page).getByRole('button', { name: 'Acknowledge' }).click()
  await expect(rowOf(page, mark)).toContainText('you')
  await expect(rowOf(watching, mark)).toContainText('Acknowledged')

  await wire(true)
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 15_000 })
  await expect
    .poll(async () => {
      const board = await page.evaluate(async () => {
        const answer = await fetch('/api/console/board')
        return (await answer.json()) as { alarms: { id: string; version: number }[] }
      })
      const truth = new Map(board.alarms.map(({ id, version }) => [id, String(version)]))
      const rows = await page
        .getByRole('option')
        .evaluateAll((all) => all.map((row) => [row.getAttribute('data-alarm-id'), row.getAttribute('data-version')]))
      const wrong = rows.filter(([id, version]) => truth.get(String(id)) !== version).length
      const doubled = rows.length - new Set(rows.map(([id]) => id)).size
      const open = Number(
        ((await page.getByRole('button', { name: /^All open/ }).textContent()) ?? '').replace(/\D/g, ''),
      )
      return { wrong, doubled, open: open === truth.size }
    })
    .toEqual({ wrong: 0, doubled: 0, open: true })
})
