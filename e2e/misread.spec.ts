import type { Page } from '@playwright/test'
import { senderUnderTest, sendUntilAccepted } from './cameras.ts'
import { answerAll, card, choose, openDesk, rowOf, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'
import { putOnWatch, serverUnderTest } from './session.ts'
import { emailOf, signIn } from './sign-in.ts'

const { url } = serverUnderTest()

/** Letters and the digit that a camera takes them for. Where a letter must stand, no vehicle bears the digit. */
const takenFor: Record<string, string> = { B: '8', S: '5', Z: '2', G: '6' }

/** A listed vehicle that was never seen, and its mark as a camera misreads it. */
async function listedAndMisread(): Promise<{ listed: string; read: string }> {
  for (const listed of await unseenMarks(20, 'medium')) {
    const at = [1, 4, 5, 6].find((place) => takenFor[listed.charAt(place)])
    if (at !== undefined) {
      return { listed, read: listed.slice(0, at) + takenFor[listed.charAt(at)] + listed.slice(at + 1) }
    }
  }
  throw new Error('no unseen mark has a letter that looks like a digit')
}

async function pass(vrm: string): Promise<void> {
  const seen = { cameraId: 'DUR-A1M-058-N', make: 'VAUXHALL', colour: 'WHITE', confidence: 80 }
  await sendUntilAccepted(senderUnderTest(), [{ vrm, capturedAt: new Date().toISOString(), ...seen }])
}

async function callMisread(page: Page): Promise<void> {
  const alarm = card(page)
  await alarm.getByRole('button', { name: 'Acknowledge' }).click()
  await alarm.getByRole('button', { name: 'Verify' }).click()
  const checks = alarm.getByRole('form', { name: 'Verification' })
  await answerAll(checks, 'Yes')
  await checks.getByRole('button', { name: 'No', exact: true }).first().click()
  await expect(checks).toContainText('Verdict Misread')
  await checks.getByRole('button', { name: 'Record' }).click()
}

async function closeWithoutResponse(page: Page): Promise<void> {
  const alarm = card(page)
  await alarm.getByRole('button', { name: 'No response' }).click()
  await alarm.getByRole('button', { name: 'Record no response' }).click()
  await alarm.getByRole('button', { name: 'Outcome' }).click()
  await alarm.getByRole('button', { name: 'Close the alarm' }).click()
  await expect(alarm).toContainText('CLOSED')
}

test('a misread is said once: the pair stays off the desk, in sight of the supervisor, until it is undone', async ({
  browser,
}) => {
  const page = await openDesk(await browser.newContext())
  const { listed, read } = await listedAndMisread()
  await pass(read)
  await expect(rowOf(page, listed)).toContainText(/POSSIBLE|TOLERATED/)
  await choose(page, listed)
  await callMisread(page)

  const trace = card(page).getByRole('region', { name: 'Misread' })
  await expect(trace).toContainText('is suppressed until')
  await expect(trace).toContainText('0 reads kept from the desk since')
  await expect(trace.getByRole('button', { name: 'Undo' })).toHaveCount(0) // an operator may not
  const alarmAt = page.url()
  await closeWithoutResponse(page)

  await pass(read)
  const context = await browser.newContext()
  await signIn(context, 'supervisor')
  await putOnWatch(serverUnderTest(), emailOf('supervisor'))
  const supervisor = await context.newPage()
  await supervisor.goto(`${url}/cameras`)
  await expect(supervisor.getByRole('row').filter({ hasText: 'DUR-A1M-058-N' })).toContainText(/[1-9]\d* of n = [1-9]/)
  await supervisor.goto(`${url}/hotlists?mark=${listed}`)
  await supervisor.getByRole('link', { name: '1 misread kept back' }).click()
  const pair = supervisor.getByRole('row').filter({ hasText: 'WHITE VAUXHALL' })
  await expect(pair).toHaveCount(1)
  await expect(pair).toContainText(/1\s*last/) // the second read is on record, and only there
  await page.goto(`${url}/desk`)
  await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(rowOf(page, listed)).toHaveCount(0)

  await pair.getByRole('button', { name: 'Undo' }).click()
  const dialog = supervisor.getByRole('dialog', { name: 'Undo this misread' })
  await dialog.getByLabel('Reason').fill('The overview shows the listed van')
  await dialog.getByRole('button', { name: 'Undo the misread' }).click()
  await expect(supervisor.getByText('Nothing is kept from the desk')).toBeVisible()
  await pass(read)
  await expect(rowOf(page, listed)).toContainText('Unacknowledged')

  await supervisor.goto(alarmAt)
  const undone = card(supervisor).getByRole('region', { name: 'Misread' })
  await expect(undone).toContainText('“The overview shows the listed van”. 1 read kept from the desk before.')
})
