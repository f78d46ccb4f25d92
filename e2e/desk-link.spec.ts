import { expectAccessible } from './axe.ts'
import { card, choose, openDesk, pass, rowOf, tall, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'
import { putOnWatch, serverUnderTest } from './session.ts'
import { emailOf, signIn } from './sign-in.ts'
import { wireOf } from './wire.ts'

/** As long as issue 5 asks for: long past every timer of the wire (ping, polling, trust). */
const cutMs = 60_000
/** When the person acts meanwhile: late enough that the socket alone would long count as silence (45 s) at the mending. */
const actMs = 40_000

test('with the wire cut for a minute the desk says so, still acts, and catches up with what came meanwhile: marked, nothing lost or doubled', async ({
  browser,
}) => {
  test.setTimeout(120_000 + cutMs) // as any journey, and the minute in which it only waits
  const server = serverUnderTest()
  const context = await browser.newContext()
  await signIn(context, 'operator')
  await putOnWatch(server, emailOf('operator'))
  const page = await context.newPage()
  await page.setViewportSize(tall)
  const wire = await wireOf(page)
  const [before = '', ...marks] = await unseenMarks(21)
  await pass([before])
  await page.goto(`${server.url}/desk`)
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  await choose(page, before)
  const watching = await openDesk(await browser.newContext(), 'operator-2')

  const cutAt = performance.now()
  await wire.cut({ polling: true })
  await expect(page.locator('[data-trust]')).toContainText('DELAYED as at')
  await pass(marks)
  for (const mark of marks) await expect(rowOf(watching, mark)).toBeVisible()
  await expect(page.locator('[data-trust]')).toContainText('LOST as at', { timeout: 20_000 })
  await expect(page.getByText(/LOST · as at \d\d:\d\d:\d\d/)).toBeVisible()
  await expectAccessible(page, 'lost')
  const cutFor = (ms: number) => page.waitForTimeout(Math.max(0, ms - (performance.now() - cutAt)))
  await cutFor(actMs)
  await card(page).getByRole('button', { name: 'Acknowledge' }).click()
  await expect(rowOf(page, before)).toContainText('you')
  await expect(rowOf(watching, before)).toContainText('Acknowledged')

  await cutFor(cutMs)
  await wire.mend()
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  // Whoever goes on working without a socket is there: nothing of theirs was taken back.
  await expect(page.getByRole('region', { name: 'Taken back' })).toBeHidden()
  await expect(rowOf(page, before)).toContainText('you')
  await page.mouse.move(1, 1)
  for (const mark of marks) await expect(rowOf(page, mark)).toContainText('CAME LATE', { timeout: 15_000 })
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
