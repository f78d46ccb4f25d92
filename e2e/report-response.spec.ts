import { readFile } from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { neverAnswered, putClosedAlarm } from './closed-alarm.ts'
import { expect, test } from './journey.ts'
import { serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

const server = serverUnderTest()
const report = (query = 'period=hour') => `${server.url}/reports/response?${query}`

/** What a column says in Eden's Medium row of a table. */
async function said(page: Page, column: string, table = 'How were alarms answered?'): Promise<string> {
  const region = page.getByRole('table', { name: table })
  const heads = await region.getByRole('columnheader').allTextContents()
  const group = region.getByRole('rowgroup').filter({ hasText: 'Eden' })
  const row = group.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Medium' }) })
  return row
    .getByRole('cell')
    .nth(heads.indexOf(column) - 2)
    .innerText()
}
const figure = async (page: Page, column: string, table?: string) =>
  Number.parseInt(await said(page, column, table), 10)

const questions = [
  'How long until they were acknowledged?',
  'How long until they were verified?',
  'How long until it was decided?',
  'How long until a unit was deployed?',
  'How long until a unit was in the area?',
  'How long until the vehicle was stopped?',
]

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
  const cell = (name: string) => cells[heads.indexOf(name)]
  const share = await said(page, 'Inside target', 'How long until they were acknowledged?')
  expect(share).toContain(`${cell('Acknowledge inside target')} of ${cell('Acknowledge judged against target')}`)
  for (const step of ['Acknowledge', 'Verify', 'Decide', 'Deploy', 'In the area', 'Stopped']) {
    expect(cell(`${step} n`), step).toMatch(/^\d+$/)
    expect(cell(`${step} p95 95 % high (s)`), step).toBeDefined()
  }

  await context.clearCookies()
  await signIn(context, 'auditor')
  await page.goto(`${server.url}/audit`)
  await expect(page.getByRole('row').filter({ hasText: 'report.exported' }).first()).toContainText('Gil Sowerby')
})

test('an alarm that nobody answered is told with the times and counts against them', async ({ page, context }) => {
  await signIn(context, 'analyst')
  await page.goto(report('period=hour&force=eden'))
  const waiting = () => figure(page, 'Waiting', 'How long until they were acknowledged?')
  const before = await waiting()
  await putClosedAlarm(server, { ...neverAnswered, vrm: 'AB84NBY', missedAt: new Date().toISOString() })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect.poll(waiting).toBe(before + 1)
  await expect(
    page
      .getByText(
        new RegExp(`^Medium: (.*acknowledged.*|too few to say); of \\d+, \\d+ so far, ${before + 1} not yet\\.$`),
      )
      .first(),
  ).toBeVisible()
})

test('a unit in the area and a stop are told apart, with the share inside the target and how sure it is', async ({
  page,
  context,
}) => {
  await signIn(context, 'analyst')
  const ago = (second: number) => new Date(Date.now() - second * 1000).toISOString()
  const there = { raisedAt: ago(7200), acknowledgedAt: ago(7190), verifiedAt: ago(7180), decidedAt: ago(7170) }
  const sent = { decision: 'deploy', deployedAt: ago(7170), nonDeploymentReason: null, closedAt: ago(3000) } as const
  await page.goto(report('period=day&force=eden'))
  const before = await figure(page, 'In the area')
  await putClosedAlarm(server, { ...there, ...sent, vrm: 'AB84NRA', inAreaAt: ago(6600), outcomes: ['lost'] })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect.poll(() => figure(page, 'In the area')).toBe(before + 1)
  expect(await figure(page, 'Stopped')).toBe(0)
  // 600 s of the 3,600 s that the demo policy gives a Medium.
  expect(await said(page, 'Inside target', 'How long until a unit was in the area?')).toMatch(
    /^\d+ %\s*\d+ of \d+(, few)?\s+\d+ % to \d+ %$/,
  )
  await expect(page.getByRole('columnheader', { name: 'Inside target' })).toHaveCount(4)
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
  // What a step says is read from top to bottom, without moving anything sideways.
  for (const name of questions) {
    const region = page.getByRole('region', { name })
    expect(await region.evaluate((box) => box.scrollWidth - box.clientWidth), name).toBe(0)
    const firstRow = region.getByRole('row').nth(1)
    for (const words of ['n', 'p50', 'p90', 'p95']) {
      await expect(firstRow.getByText(words, { exact: true })).toBeVisible()
    }
    const cells = await firstRow.getByRole('cell').all()
    for (const cell of cells) {
      const box = await cell.boundingBox()
      if (box) expect(box.x + box.width, name).toBeLessThanOrEqual(390)
    }
  }
  const aside = await page
    .getByRole('region')
    .evaluateAll((tables) =>
      tables.filter((table) => table.scrollWidth > table.clientWidth).map((table) => table.ariaLabel),
    )
  expect(aside).toEqual([])
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: 'Stopped' }).click()
  await expect(page.getByRole('table', { name: 'How long until the vehicle was stopped?' })).toBeInViewport()
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(overflow).toBe(0)
})
