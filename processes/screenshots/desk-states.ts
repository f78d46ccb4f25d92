import type { Page } from 'playwright'
import { noFlood, type Server, setWatchPolicy } from '#e2e/session.ts'
import type { Stack } from '#e2e/stack.ts'
import type { Camera } from './camera.ts'

const fullQueue = 12
const details = /\/api\/console\/alarms\/[^/]+$/

/** One desk from a full queue through an alarm's life to a lost connection, each state as an operator meets it. */
export async function shootBusyDesk(
  { open, shoot, shootRoom, shootWhole }: Camera,
  stack: Stack,
  server: Server,
): Promise<void> {
  const page = await open('/desk', 'operator')
  const rows = page.getByRole('listbox').getByRole('option')
  await rows.first().waitFor({ timeout: 180_000 })
  await shootRoom(page, 'desk-quiet')
  await rows.nth(fullQueue - 1).waitFor({ timeout: 180_000 })
  await shootRoom(page, 'desk-queue')

  const card = page.getByRole('region', { name: 'Alarm', exact: true })
  const button = (name: string | RegExp) => card.getByRole('button', { name })
  await page.getByRole('listbox').focus()
  await page.keyboard.press('g')
  await button('Acknowledge').waitFor()
  await shootRoom(page, 'desk-card')
  await shootWhole(page, 'desk-card-whole')
  const { pathname, search } = new URL(page.url())
  await shootWithoutDetail(await open(`${pathname}${search}`, 'operator'), shootWhole)

  await button('Acknowledge').click()
  await button('Release').waitFor()
  await shootRoom(page, 'desk-acknowledged')

  await button('Verify').click()
  const checks = card.getByRole('form', { name: 'Verification' })
  await checks.waitFor()
  await shootRoom(page, 'desk-verify')
  for (const yes of await checks.getByRole('button', { name: 'Yes', exact: true }).all()) await yes.click()
  await checks.getByRole('button', { name: 'Record' }).click()

  await button(/^No response/).click()
  await card.getByRole('form').waitFor()
  await shootRoom(page, 'desk-no-response')
  await page.keyboard.press('Escape')

  await button(/^Deploy/).click()
  const units = card.getByRole('form', { name: 'Deploy a unit' })
  await units.waitFor()
  await shootRoom(page, 'desk-deploy')
  await units.getByRole('button', { name: /^Deploy/ }).click()

  for (const step of ['In area', 'Clear'] as const) await card.getByRole('button', { name: step, exact: true }).click()
  await shootRoom(page, 'desk-deployed')
  await button('Outcome').click()
  await card.getByRole('form', { name: 'Outcome and close' }).waitFor()
  await shootRoom(page, 'desk-outcome')
  await page.keyboard.press('Escape')

  await page.getByRole('listbox').focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await shootRoom(page, 'desk-keys')
  await page.keyboard.press('Escape')

  await setWatchPolicy(server, { floodFrom: 2 })
  await page.getByRole('region', { name: 'Flood', exact: true }).waitFor({ timeout: 60_000 })
  await shootRoom(page, 'desk-flood')
  await setWatchPolicy(server, noFlood)

  const handover = await open('/handover', 'operator')
  await handover.getByRole('heading', { level: 1 }).waitFor()
  await shootRoom(handover, 'handover-owned')
  await handover.context().close()

  const report = await open('/reports/response', 'supervisor')
  await shoot(report, 'report-response-filled')
  await report.context().close()

  await loseTheServer(page, stack)
  await shootRoom(page, 'desk-lost')
  stack.kill('web', 'SIGCONT')
}

/** The same card while its detail is on its way, and when it cannot be fetched. */
async function shootWithoutDetail(page: Page, shootWhole: Camera['shootWhole']): Promise<void> {
  const said = (words: string) => page.getByRole('region', { name: 'Picture and comparison' }).getByText(words).first()
  const shown = async (words: string, name: string) => {
    await page.reload()
    await said(words).waitFor()
    await shootWhole(page, name)
    await page.unrouteAll({ behavior: 'ignoreErrors' })
  }
  await page.route(details, () => {})
  await shown('not known yet', 'desk-card-coming')
  await page.route(details, (route) => route.fulfill({ status: 503, body: '' }))
  await shown('could not be fetched', 'desk-card-not-fetched')
  await page.context().close()
}

// A killed web is back before anybody misses it; one that is frozen is missed after 15 s of silence.
async function loseTheServer(page: Page, stack: Stack): Promise<void> {
  stack.kill('web', 'SIGSTOP')
  await page.locator('[data-trust="LOST"]').waitFor({ timeout: 60_000 })
}
