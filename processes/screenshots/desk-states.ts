import type { Page } from 'playwright'
import type { Stack } from '#e2e/stack.ts'
import type { Camera } from './camera.ts'

const fullQueue = 12

/** One desk from a full queue through an alarm's life to a lost connection, each state as an operator meets it. */
export async function shootBusyDesk({ open, shoot }: Camera, stack: Stack): Promise<void> {
  const page = await open('/desk', 'operator')
  await page
    .getByRole('listbox')
    .getByRole('option')
    .nth(fullQueue - 1)
    .waitFor({ timeout: 180_000 })
  await shoot(page, 'desk-queue')

  const card = page.getByRole('region', { name: 'Alarm', exact: true })
  const button = (name: string | RegExp) => card.getByRole('button', { name })
  await page.getByRole('listbox').focus()
  await page.keyboard.press('g')
  await button('Acknowledge').waitFor()
  await shoot(page, 'desk-card')

  await button('Acknowledge').click()
  await button('Release').waitFor()
  await shoot(page, 'desk-acknowledged')

  await button('Verify').click()
  const checks = card.getByRole('form', { name: 'Verification' })
  await checks.waitFor()
  await shoot(page, 'desk-verify')
  for (const yes of await checks.getByRole('button', { name: 'Yes', exact: true }).all()) await yes.click()
  await checks.getByRole('button', { name: 'Record' }).click()

  await button(/^No response/).click()
  await card.getByRole('form').waitFor()
  await shoot(page, 'desk-no-response')
  await page.keyboard.press('Escape')

  await button(/^Deploy/).click()
  const units = card.getByRole('form', { name: 'Deploy a unit' })
  await units.waitFor()
  await shoot(page, 'desk-deploy')
  await units.getByRole('button', { name: /^Deploy/ }).click()

  for (const step of ['In area', 'Clear'] as const) await card.getByRole('button', { name: step, exact: true }).click()
  await shoot(page, 'desk-deployed')
  await button('Outcome').click()
  await card.getByRole('form', { name: 'Outcome and close' }).waitFor()
  await shoot(page, 'desk-outcome')
  await page.keyboard.press('Escape')

  await page.getByRole('listbox').focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keys' }).waitFor()
  await shoot(page, 'desk-keys')
  await page.keyboard.press('Escape')

  const report = await open('/reports/response', 'supervisor')
  await shoot(report, 'report-response-filled')
  await report.context().close()

  await loseTheServer(page, stack)
  await shoot(page, 'desk-lost')
  stack.kill('web', 'SIGCONT')
}

// A killed web is back before anybody misses it; one that is frozen is missed after 15 s of silence.
async function loseTheServer(page: Page, stack: Stack): Promise<void> {
  stack.kill('web', 'SIGSTOP')
  await page.locator('[data-trust="LOST"]').waitFor({ timeout: 60_000 })
}
