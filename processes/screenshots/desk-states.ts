import type { Stack } from '#e2e/stack.ts'
import type { Camera } from './camera.ts'

const fullQueue = 12

/** One desk from a full queue to a lost connection, each state in which an operator meets it. */
export async function shootBusyDesk({ open, shoot }: Camera, stack: Stack): Promise<void> {
  const page = await open('/desk', 'operator')
  const rows = page.getByRole('listbox').getByRole('option')
  await rows.nth(fullQueue - 1).waitFor({ timeout: 180_000 })
  await shoot(page, 'desk-queue')

  await page.keyboard.press('ArrowDown')
  await page.getByRole('region', { name: 'Alarm', exact: true }).waitFor()
  await shoot(page, 'desk-card')

  for (const [key, name] of [
    ['a', 'desk-acknowledged'],
    ['v', 'desk-verify'],
    ['Escape', 'desk-verify-left'],
    ['n', 'desk-no-response'],
    ['Escape', 'desk-no-response-left'],
    ['?', 'desk-keys'],
  ] as const) {
    await page.keyboard.press(key)
    if (name.endsWith('-left')) continue
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))))
    await shoot(page, name)
  }
  await page.keyboard.press('Escape')

  const report = await open('/reports/response', 'supervisor')
  await shoot(report, 'report-response-filled')

  stack.kill('matcher')
  stack.kill('web')
  await page.getByText(/^LOST/).first().waitFor({ timeout: 30_000 })
  await shoot(page, 'desk-lost')
}
