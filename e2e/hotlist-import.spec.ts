import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { query, serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

const server = serverUnderTest()
const name = 'Journey list'

async function choose(page: Page, rows: readonly string[]): Promise<void> {
  const text = `VRM,Make,Reason,Spare 2,Weed Date\r\n${rows.join('\r\n')}\r\n`
  await page
    .getByLabel('File to import')
    .setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
}
const row = (letter: string) => `A${letter}88KDX,FORD,Stolen,REF-${letter},31/12/2035`
const count = (page: Page, what: string) =>
  page.locator('dl > div').filter({ hasText: what }).getByRole('definition').first()

test('a replacement that would empty a list is stopped until somebody says why, and can be undone', async ({
  page,
  context,
}) => {
  await query(
    server,
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at, layout)
     SELECT 'journey-list', $1, 'A journey', id, 'Journey desk', '01632 960999', 24, $2,
       '{"defaults":{"grade":"low","action":"STOP","category":"stolen"}}' FROM force ORDER BY id LIMIT 1`,
    [name, new Date()],
  )
  await signIn(context, 'list-manager')
  await page.goto(`${server.url}/hotlists/import?list=journey-list`)
  await choose(page, [...'ABCDE'].map(row).concat('*,FORD,Stolen,REF-X,'))
  await expect(page.getByRole('heading', { name: `What would happen to ${name}` })).toBeVisible()
  await expect(count(page, 'Added')).toHaveText('5')
  await expect(page.getByRole('row', { name: /7 VRM \* The pattern is all wildcards/ })).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await page.getByRole('button', { name: 'Apply as one revision' }).click()
  await expect(page.getByRole('heading', { name: `${name} is at revision 2` })).toBeVisible()

  await page.getByRole('button', { name: 'Import another file' }).click()
  await choose(page, [row('A')])
  await expect(page.getByText('4 of 5 entries (80 %) would be withdrawn.')).toBeVisible()
  await page.getByRole('button', { name: 'Apply as one revision' }).click()
  await expect(page.getByText('Say why so many entries may leave the list.')).toBeVisible()
  await page.getByLabel('Why so many entries may leave').fill('The series of thefts is cleared up')
  await page.getByRole('button', { name: 'Apply as one revision' }).click()
  await expect(page.getByRole('heading', { name: `${name} is at revision 3` })).toBeVisible()

  await page.getByRole('link', { name: 'Revisions, and undo' }).click()
  await expect(page.getByRole('row', { name: /^3 .*The series of thefts/ })).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByLabel('Reason').fill('It was the file of another list')
  await page.getByRole('button', { name: 'Undo it' }).click()
  await expect(page.getByRole('row', { name: /^4 .*Undo.*another list/ })).toBeVisible()
  const [{ live } = {}] = await query(
    server,
    `SELECT count(*)::int AS live FROM hotlist_entry WHERE hotlist_id = $1 AND status = 'live'`,
    ['journey-list'],
  )
  expect(live).toBe(5)
})
