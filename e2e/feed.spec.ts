import { io } from 'socket.io-client'
import { feedNamespace } from '#lib/alarms/feed/feed-row.ts'
import { openDesk, pass, rowOf } from './desk.ts'
import { expect, test } from './journey.ts'
import { openSession, query, serverUnderTest } from './session.ts'
import { emailOf, signIn } from './sign-in.ts'

const server = serverUnderTest()

/** Listed marks of a category that calls nobody, none of them in the feed yet. */
async function bulkMarks(count: number): Promise<string[]> {
  const rows = await query(
    server,
    `SELECT e.vrm FROM hotlist_entry e WHERE e.category = 'no-insurance' AND e.status = 'live' AND e.action <> 'SILENT'
       AND e.vrm ~ '^[A-Z]{2}[0-9]{2}[A-Z]{3}$' AND NOT EXISTS (SELECT FROM feed_match f WHERE f.entry_vrm = e.vrm)
     ORDER BY e.vrm LIMIT $1`,
    [count],
  )
  return rows.map(({ vrm }) => String(vrm))
}

test('a bulk match goes by in the feed, holds still under the pointer, filters, and rings nobody', async ({
  browser,
}) => {
  const [one = '', two = '', three = ''] = await bulkMarks(3)
  const context = await browser.newContext()
  await signIn(context, 'supervisor')
  const page = await context.newPage()
  await page.goto(`${server.url}/feed`)
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  const line = (mark: string) => page.locator('[data-feed]').filter({ hasText: [...mark].join(' ') })
  await pass([one])
  await expect(line(one)).toContainText('No insurance')

  await line(one).hover()
  await expect(page.getByText('PAUSED')).toBeVisible()
  await pass([two])
  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible()
  await expect(line(two)).toHaveCount(0)
  await page.getByRole('heading', { name: 'Feed' }).hover()
  await expect(line(two)).toHaveCount(1)

  await page.getByLabel('Mark, or a part of it').fill(two)
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(line(two)).toHaveCount(1)
  await expect(page.locator('[data-feed]')).toHaveCount(1)
  await pass([three])
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /^CSV/ }).click()])
  expect(file.suggestedFilename()).toMatch(/^feed-.*\.csv$/)

  const desk = await openDesk(await browser.newContext())
  for (const mark of [one, two, three]) await expect(rowOf(desk, mark)).toHaveCount(0)
})

test('nobody follows the feed without the permission', async () => {
  const { name, value } = await openSession(server, emailOf('officer'))
  for (const cookie of ['', `${name}=${value}`]) {
    const socket = io(server.url + feedNamespace, {
      transports: ['websocket'],
      reconnection: false,
      extraHeaders: { cookie },
    })
    const outcome = await new Promise<string>((settle) => {
      socket.on('connect', () => settle('connected'))
      socket.on('connect_error', (error) => settle(error.message))
    })
    socket.close()
    expect(outcome).toBe(cookie ? 'forbidden' : 'unauthenticated')
  }
})
