import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { sendUntilAccepted } from '#e2e/cameras.ts'
import { putOnWatch, type Server } from '#e2e/session.ts'
import type { Account } from '#e2e/sign-in.ts'
import type { Stack } from '#e2e/stack.ts'
import type { Camera } from './camera.ts'
import { putListTroubles } from './list-troubles.ts'

/** Every screen of lists, entries and policy with real content: forms refused and pending, files, boards and queues. */
export async function shootLists(camera: Camera, stack: Stack, server: Server): Promise<void> {
  const marks = await putListTroubles(server)
  await shootEntries(camera, server, marks.listed)
  await shootImport(camera, server)
  await shootFiles(camera)
  await shootToken(camera)
  await shootPolicy(camera, server)
  await shootAlarmOnOldList(camera, stack, server, marks.onOldList)
  const pages: [name: string, path: string, account: Account][] = [
    ['lists', '/hotlists', 'list-manager'],
    ['list-new', '/hotlists/lists/new', 'list-manager'],
    ['list-edit', '/hotlists/lists/stolen-vehicles/edit', 'list-manager'],
    ['list-health', '/hotlists/health', 'list-manager'],
    ['list-health-flagged', '/hotlists/health?list=stolen-vehicles&show=look-alike', 'list-manager'],
    ['list-tasks', '/hotlists/tasks', 'list-manager'],
    ['list-notes', '/hotlists/notes', 'list-manager'],
    ['list-review', '/hotlists/review', 'supervisor'],
    ['list-review-mine', '/hotlists/review?whose=mine', 'list-manager'],
    ['feed', '/feed', 'operator'],
    ['now-lists', '/now', 'supervisor'],
  ]
  for (const [name, path, account] of pages) {
    const page = await camera.open(path, account)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await camera.shootWhole(page, name)
    await page.context().close()
  }
}

interface Words {
  category: string
  grade: string
  reason: string
}

async function fill(page: Page, server: Server, mark: string, words: Words): Promise<void> {
  await page.goto(`${server.url}/hotlists/entries/new`)
  await page.getByLabel('Mark', { exact: true }).fill(mark)
  await page.getByLabel('Category', { exact: true }).selectOption({ label: words.category })
  await page.getByLabel('Reason', { exact: true }).fill(words.reason)
  await page.getByLabel('Grade', { exact: true }).selectOption({ label: words.grade })
  await page.getByLabel('Information and action').fill('Speak to the driver')
  await page.getByLabel('Nominated contact').fill('Duty desk, 01632 960110')
  await page.getByLabel('Source reference').fill(`S/${mark}`)
}

async function shootEntries({ open, shootWhole }: Camera, server: Server, listed: string): Promise<void> {
  const page = await open('/hotlists/entries/new', 'list-manager')
  const send = () => page.getByRole('button', { name: 'List the vehicle' }).click()
  await shootWhole(page, 'entry-form')
  await page.getByLabel('Mark', { exact: true }).fill(listed)
  await page
    .getByText('listed already')
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => {})
  await shootWhole(page, 'entry-duplicate')
  await page.getByLabel('Mark', { exact: true }).fill(lookAlikeOf(listed))
  await page.getByText('Cameras may take these for it').first().waitFor()
  await shootWhole(page, 'entry-look-alike')
  await fill(page, server, 'WB84KDX', { category: 'Missing person', grade: 'Low', reason: 'Missing since morning' })
  await page.getByLabel('SU Suicidal').check()
  await send()
  await page.getByRole('alert').filter({ hasText: 'graded' }).waitFor()
  await shootWhole(page, 'entry-incoherent')
  await page.getByLabel('Ask a supervisor to override it').check()
  await page.getByLabel('Why does the grade fit all the same?').fill('Seen well by her sister an hour ago')
  await send()
  await page.getByText('NOT LIVE').waitFor()
  await shootWhole(page, 'entry-pending')
  const high = { category: 'Threat to life', grade: 'High', reason: 'Threat to kill a named person' }
  await fill(page, server, 'HE84KDX', high)
  await page.getByLabel('Why is life at risk?').fill('A named person was threatened with a gun')
  await page.getByLabel('Emergency: live at once').check()
  await send()
  await page.getByText('LIVE', { exact: true }).waitFor()
  await shootWhole(page, 'entry-emergency')
  await page.context().close()
  const above = await open('/hotlists/review', 'supervisor')
  await above.getByRole('button', { name: 'Authorise', exact: true }).first().click()
  await above.getByLabel('Why', { exact: true }).waitFor()
  await shootWhole(above, 'review-authorise')
  await above.context().close()
}

const misread: Readonly<Record<string, string>> = {
  B: 'R',
  C: 'G',
  D: 'O',
  E: 'F',
  F: 'E',
  H: 'M',
  M: 'N',
  N: 'M',
  V: 'Y',
  X: 'Y',
}

/** The mark with one letter that a camera may take for another, the last of those there are. */
function lookAlikeOf(mark: string): string {
  const at = [...mark].findLastIndex((sign) => sign in misread)
  return at < 0 ? mark : mark.slice(0, at) + misread[mark.charAt(at)] + mark.slice(at + 1)
}

/** Making a machine's token, and the token that is shown once. */
async function shootToken({ open, shootWhole }: Camera): Promise<void> {
  const page = await open('/hotlists/lists/stolen-vehicles/edit', 'list-manager')
  await page
    .getByRole('button', { name: /a token|the token/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'Make the token' }).waitFor()
  await shootWhole(page, 'token-ask')
  await page.getByRole('button', { name: 'Make the token' }).click()
  await page.locator('[data-token]').waitFor()
  await shootWhole(page, 'token-shown')
  await page.context().close()
}

/** A long file under way, and the Highs that a file brought. */
async function shootFiles({ open, shoot, shootWhole }: Camera): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'watchdesk-shot-'))
  const page = await open('/hotlists/import?list=durrow-intelligence', 'list-manager')
  const choose = async (name: string, rows: Iterable<string>) => {
    const path = join(folder, name)
    writeFileSync(path, `${heading}${[...rows].join('\r\n')}\r\n`)
    await page.getByLabel('The file is').selectOption('delta')
    await page.getByLabel('File to import').setInputFiles(path)
  }
  await choose(
    'long.csv',
    Array.from({ length: 400_000 }, (_, n) => longRow(n)),
  )
  await page.getByText(/[1-9][0-9,]* rows read/).waitFor()
  await shoot(page, 'import-progress')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByLabel('File to import').waitFor()
  const highs = ['HE81KDX', 'HE82KDX', 'HE83KDX'].map(
    (vrm) => `${vrm},FORD,Threat to kill,H-${vrm},high,threat-to-life,STOP,31/12/2035,add`,
  )
  await choose('highs.csv', highs)
  await page.getByRole('button', { name: 'Apply as one revision' }).click()
  await page.getByRole('link', { name: 'Revisions, and undo' }).waitFor()
  await page.context().close()
  rmSync(folder, { recursive: true })
  const above = await open('/hotlists/review', 'supervisor')
  await above.getByRole('button', { name: 'Authorise all 3' }).waitFor()
  await shootWhole(above, 'review-file-highs')
  await above.getByRole('button', { name: 'Authorise all 3' }).click()
  await above.getByRole('button', { name: 'Authorise them' }).waitFor()
  await shootWhole(above, 'review-file-authorise')
  await above.context().close()
}

const heading = 'VRM,Make,Reason,Spare 2,Grade,Category,Action,Weed Date,Op\r\n'
const longRow = (n: number) => `${row(n)},FORD,Stolen,L-${n},low,stolen,STOP,31/12/2035,add`

const row = (n: number) => `${String.fromCharCode(65 + (n % 26))}B8${n % 10}K${String.fromCharCode(65 + (n % 20))}X`

async function shootImport({ open, shootWhole }: Camera, server: Server): Promise<void> {
  const page = await open('/hotlists/import', 'list-manager')
  await page.getByText('How this list’s source writes its files').click()
  await shootWhole(page, 'import-mapping')
  const choose = (rows: string[]) =>
    page.getByLabel('File to import').setInputFiles({
      name: 'stolen-2026-11-25.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`VRM,Make,Reason,Spare 2,Grade,Category,Action,Weed Date\r\n${rows.join('\r\n')}\r\n`),
    })
  const good = Array.from({ length: 20 }, (_, n) => `${row(n)},FORD,Stolen,R-${n},low,stolen,STOP,31/12/2035`)
  await choose([...good, '*,FORD,Stolen,R-X,low,stolen,STOP,', 'AB84KDX,FORD,Stolen,R-Y,huge,stolen,STOP,32/13/2035'])
  await page.getByRole('heading', { name: /^What would happen to/ }).waitFor()
  await shootWhole(page, 'import-preview-guard')
  const why = page.getByLabel('Why so many entries may leave')
  if (await why.isVisible()) await why.fill('The source began a new register')
  await page.getByRole('button', { name: 'Apply as one revision' }).click()
  await page.getByRole('link', { name: 'Revisions, and undo' }).waitFor()
  await shootWhole(page, 'import-done')
  await page.getByRole('link', { name: 'Revisions, and undo' }).click()
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await page.getByLabel('Reason').waitFor()
  await shootWhole(page, 'list-undo')
  await page.keyboard.press('Escape')
  await page.goto(`${server.url}/hotlists/import`)
  await page.context().close()
}

async function shootPolicy({ open, shootWhole }: Camera, server: Server): Promise<void> {
  const page = await open('/policy', 'list-manager')
  await shootWhole(page, 'policy')
  await page.getByLabel('Why the policy should change').fill('Fuel theft needs better words')
  await page.getByRole('button', { name: 'Begin a draft' }).click()
  await page.waitForURL(/\/policy\/drafts\//)
  await page.getByRole('link', { name: 'Fuel theft' }).click()
  const form = page.getByRole('form', { name: 'Fuel theft' })
  await form.getByLabel('What do I do').fill('Compare make and colour with care.')
  await form.getByLabel('Grade', { exact: true }).selectOption('high')
  await form.getByRole('button', { name: 'Save in the draft' }).click()
  await page.getByRole('heading', { name: 'What if it had been in force' }).waitFor()
  await shootWhole(page, 'policy-draft')
  await page.getByRole('button', { name: 'Hand over for approval' }).click()
  await page.getByText('Waits for approval').waitFor()
  const draft = page.url().replace(server.url, '')
  await page.context().close()
  const above = await open(draft, 'supervisor')
  await above.getByRole('button', { name: 'Approve' }).waitFor()
  await shootWhole(above, 'policy-approval')
  await above.context().close()
}

async function shootAlarmOnOldList(
  { open, shoot }: Camera,
  { matcherUrl, ingestToken }: Stack,
  server: Server,
  vrm: string,
): Promise<void> {
  await putOnWatch(server, 'operator@demo.watchdesk.example')
  const read = { vrm, cameraId: 'DUR-A1M-058-N', capturedAt: new Date().toISOString(), confidence: 96 }
  await sendUntilAccepted({ matcherUrl, ingestToken }, [read])
  const page = await open('/desk', 'operator')
  await page.getByRole('listbox').getByText('LIST OLD', { exact: true }).waitFor({ timeout: 30_000 })
  await page.getByRole('listbox').getByRole('option').first().click()
  await page.getByText('is old: refreshed').first().waitFor()
  await shoot(page, 'desk-list-old')
  await page.context().close()
}
