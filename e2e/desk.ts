import { type BrowserContext, expect, type Locator, type Page } from '@playwright/test'
import { senderUnderTest, sendUntilAccepted } from './cameras.ts'
import { putOnWatch, query, serverUnderTest } from './session.ts'
import { type Account, emailOf, signIn } from './sign-in.ts'

const server = serverUnderTest()

/**
 * The list holds only rows in sight: so high that every alarm of a journey has one, and without the map beside it. Each
 * pixel is drawn by the processor here, so no higher than that.
 */
export const tall = { width: 1440, height: 2000 }

/** A desk in a browser of its own, signed in, live and on watch; `inSightOnly` on a screen as high as people's. */
export async function openDesk(
  context: BrowserContext,
  account: Account = 'operator',
  { inSightOnly = false, onWatch = true, words = 'LIVE' } = {},
): Promise<Page> {
  await signIn(context, account)
  if (onWatch) await putOnWatch(server, emailOf(account))
  const page = await context.newPage()
  if (!inSightOnly) await page.setViewportSize(tall)
  await page.goto(`${server.url}/desk`)
  await expect(page.getByText(words, { exact: true })).toBeVisible({ timeout: 30_000 })
  return page
}

/** Listed marks that no alarm was ever raised for, so that a journey has vehicles of its own. */
export async function unseenMarks(count: number, grade: 'high' | 'medium' | 'low' = 'low'): Promise<string[]> {
  const rows = await query(
    server,
    `SELECT e.vrm FROM hotlist_entry e
     JOIN alarm_policy_category c ON c.code = e.category AND c.policy_version = 1 AND NOT c.feed_only
     WHERE e.status = 'live' AND e.action <> 'SILENT' AND e.grade = $2
       AND (CASE e.grade WHEN 'high' THEN c.band_high WHEN 'medium' THEN c.band_medium ELSE c.band_low END) = e.grade
       AND (e.weed_at IS NULL OR e.weed_at > $3) AND e.vrm ~ '^[A-Z]{2}[0-9]{2}[A-Z]{3}$'
       AND NOT EXISTS (SELECT 1 FROM alarm a WHERE a.vrm = e.vrm)
     GROUP BY e.vrm HAVING count(*) = 1 ORDER BY bool_or(e.hotlist_id = 'journeys') DESC, e.vrm LIMIT $1`,
    [count, grade, new Date(Date.now() + 3_600_000)],
  )
  if (rows.length < count) throw new Error(`only ${rows.length} unseen ${grade} marks are left, ${count} wanted`)
  return rows.map(({ vrm }) => String(vrm))
}

/** Has cameras read these marks now, one after the other along the road. */
export async function pass(marks: readonly string[]): Promise<void> {
  const capturedAt = new Date().toISOString()
  const reads = marks.map((vrm) => ({ vrm, cameraId: 'DUR-A1M-058-N', capturedAt, confidence: 96 }))
  await sendUntilAccepted(senderUnderTest(), reads)
}

/** The row of a mark in the queue; a mark is spelled out for those who listen. */
export const spelled = (vrm: string): string => [...vrm].join(' ')
export const rowOf = (page: Page, vrm: string): Locator =>
  page
    .getByRole('listbox')
    .getByRole('option')
    .filter({ hasText: spelled(vrm) })

/** Chooses a row as a person does: a click on one that moved a moment ago is ignored, and made again. */
export async function choose(page: Page, vrm: string): Promise<void> {
  const row = rowOf(page, vrm)
  await expect(async () => {
    await row.click()
    await expect(row).toHaveAttribute('aria-selected', 'true', { timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
}

export const card = (page: Page): Locator => page.getByRole('region', { name: 'Alarm', exact: true })

/**
 * Presses a key until what it opens is there. The other desks' way of hearing of an act (the log) can be quicker than
 * the answer to the one who acted, and a key pressed before that answer is, rightly, too early.
 */
export async function pressUntil(page: Page, key: string, opened: Locator): Promise<void> {
  await expect(async () => {
    await page.keyboard.press(key)
    await expect(opened).toBeVisible({ timeout: 1_500 })
  }).toPass({ timeout: 15_000 })
}

/** Gives one answer to all four checks, once their form is there. */
export async function answerAll(checks: Locator, answer: 'Yes' | 'No' | 'Cannot tell'): Promise<void> {
  const buttons = checks.getByRole('button', { name: answer, exact: true })
  await expect(buttons).toHaveCount(4)
  for (const button of await buttons.all()) await button.click()
}

/** Sends a picture of the plate for the read that an alarm of this mark was last seen by. */
export async function sendPlate(vrm: string): Promise<void> {
  const [row] = await query(server, `SELECT last_sighting ->> 'readId' AS id FROM alarm WHERE vrm = $1`, [vrm])
  const { matcherUrl, ingestToken } = senderUnderTest()
  const answer = await fetch(`${matcherUrl}/v1/reads/${row?.id}/images/plate`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ingestToken}`, 'content-type': 'image/svg+xml' },
    body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50"><rect width="200" height="50" fill="#fc0"/></svg>`,
  })
  expect(answer.status).toBe(201)
}
