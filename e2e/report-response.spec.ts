import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { neverAnswered, putClosedAlarm } from './closed-alarm.ts'
import { expect, test } from './journey.ts'
import { serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

const server = serverUnderTest()
const report = (query = 'period=hour') => `${server.url}/reports/response?${query}`

/** The figure of a column in Eden's Medium row of the first table. */
async function figure(page: Page, column: string): Promise<number> {
  const table = page.getByRole('table', { name: 'How were alarms answered?' })
  const heads = await table.getByRole('columnheader').allTextContents()
  const group = table.getByRole('rowgroup').filter({ hasText: 'Eden' })
  const row = group.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Medium' }) })
  return Number(
    await row
      .getByRole('cell')
      .nth(heads.indexOf(column) - 2)
      .textContent(),
  )
}

test('a supervisor sees an alarm counted as soon as it is closed, by button and by itself', async ({
  page,
  context,
}) => {
  await signIn(context, 'supervisor')
  await page.clock.install()
  await page.goto(report())
  const [alarms, closed] = [await figure(page, 'Alarms'), await figure(page, 'Closed')]

  await putClosedAlarm(server)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect.poll(() => figure(page, 'Closed')).toBe(closed + 1)
  expect(await figure(page, 'Alarms')).toBe(alarms + 1)
  await expect(page.getByRole('table', { name: 'Why was nobody sent?' })).toContainText('Proportionality')

  await putClosedAlarm(server)
  await page.clock.fastForward(30_000)
  await expect.poll(() => figure(page, 'Closed')).toBe(closed + 2)
})

test('the CSV gives the figures of the page, and who took it is recorded', async ({ page, context }) => {
  await putClosedAlarm(server)
  await signIn(context, 'analyst')
  await page.goto(report('period=today&force=eden'))
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  const csv = await readFile(await (await downloading).path(), 'utf8')
  const lines = csv.split('\r\n')
  const heads = lines.find((line) => line.startsWith('Force,'))?.split(',') ?? []
  const cells = lines.find((line) => line.startsWith('Eden,Medium,'))?.split(',') ?? []
  for (const column of ['Alarms', 'Acknowledged', 'Closed', 'Unfinished']) {
    expect(Number(cells[heads.indexOf(column)]), column).toBe(await figure(page, column))
  }
  expect(csv).toContain('Produced at (UTC)')

  await context.clearCookies()
  await signIn(context, 'auditor')
  await page.goto(`${server.url}/audit`)
  await expect(page.getByRole('row').filter({ hasText: 'report.exported' }).first()).toContainText('Gil Sowerby')
})

test('an alarm that nobody answered is told with the times and counts against them', async ({ page, context }) => {
  await signIn(context, 'analyst')
  await page.goto(report('period=hour&force=eden'))
  const times = page.getByRole('region', { name: 'How long until they were acknowledged?' })
  const waiting = async () => Number(await times.getByRole('row').nth(2).getByRole('cell').nth(5).textContent())
  const before = await waiting()
  await putClosedAlarm(server, { ...neverAnswered, vrm: 'AB84NBY', missedAt: new Date().toISOString() })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect.poll(waiting).toBe(before + 1)
  await expect(
    page.getByText(new RegExp(`^Medium: .*; ${before + 1} of \\d+ not acknowledged so far\\.$`)),
  ).toBeVisible()
})

test('a period that cannot be is refused in words, and the next one works', async ({ page, context }) => {
  await signIn(context, 'supervisor')
  await page.goto(report('period=custom&from=2026-11-22T10:00&until=2026-11-21T10:00'))
  await expect(page.getByRole('alert').filter({ hasText: 'must end after it starts' })).toBeVisible()
  await page.getByLabel('From').fill('2026-07-01T00:00')
  await page.getByLabel('Until, not included').fill('2026-07-02T00:00')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('No alarms were raised in this period.')).toBeVisible()
  await expect(page.getByText('1 Jul 2026 00:00:00 BST')).toBeVisible()
})

test('nobody without the permission sees the report or takes it away', async ({ page, context }) => {
  await signIn(context, 'operator')
  expect((await page.goto(report()))?.status()).toBe(403)
  await expect(page.getByRole('table')).toHaveCount(0)
  expect((await context.request.get(`${server.url}/reports/response.csv`)).status()).toBe(403)
})

test('the report can be read by everybody, on a desk and on a phone', async ({ page, context }) => {
  await signIn(context, 'supervisor')
  for (const theme of ['dark', 'light']) {
    await page.addInitScript((name) => localStorage.setItem('watchdesk.theme', name), theme)
    await page.goto(report('period=week'))
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => `${theme} ${id}: ${nodes[0]?.html}`)).toEqual([])
  }
  await page.setViewportSize({ width: 1920, height: 1080 })
  const cut = await page
    .getByRole('region')
    .evaluateAll((tables) =>
      tables.filter((table) => table.scrollWidth > table.clientWidth).map((table) => table.ariaLabel),
    )
  expect(cut).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBe(0)
})
