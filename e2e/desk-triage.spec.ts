import { answerAll, card, choose, openDesk, pass, rowOf, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'

test('a read becomes an alarm on two desks; one takes it from acknowledgement to outcome, the other sees each step', async ({
  browser,
}) => {
  const mine = await openDesk(await browser.newContext(), 'operator')
  const theirs = await openDesk(await browser.newContext(), 'operator-2')
  const [mark = ''] = await unseenMarks(1, 'medium')
  await pass([mark])
  for (const page of [mine, theirs]) await expect(rowOf(page, mark)).toContainText('Unacknowledged')

  await choose(mine, mark)
  const alarm = card(mine)
  await alarm.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(rowOf(mine, mark)).toContainText('you')
  await expect(rowOf(theirs, mark)).toContainText('Acknowledged')

  await alarm.getByRole('button', { name: 'Verify' }).click()
  const checks = alarm.getByRole('form', { name: 'Verification' })
  await answerAll(checks, 'Yes')
  await expect(checks).toContainText('Verdict Confirmed')
  await checks.getByRole('button', { name: 'Record' }).click()
  await expect(rowOf(theirs, mark)).toContainText('Verified')

  await alarm.getByRole('button', { name: /^Deploy/ }).click()
  const units = alarm.getByRole('form', { name: 'Deploy a unit' })
  const callSign = await units.getByRole('radio', { checked: true }).getAttribute('value')
  await units.getByRole('button', { name: /^Deploy/ }).click()
  await expect(rowOf(theirs, mark)).toContainText('Deployed')
  for (const step of ['En route', 'In area', 'Stopped', 'Clear']) {
    await alarm.getByRole('button', { name: step, exact: true }).click()
    await expect(rowOf(theirs, mark)).toContainText(step)
  }
  expect(callSign).toBeTruthy()

  await alarm.getByRole('button', { name: 'Outcome' }).click()
  const outcome = alarm.getByRole('form', { name: 'Outcome and close' })
  // No outcome yet: it says so instead of closing.
  const close = outcome.getByRole('button', { name: /^Close the alarm/ })
  await expect(close).toBeDisabled()
  await expect(close).toHaveAttribute('title', 'Choose at least one outcome')
  await outcome.getByLabel('Stopped: arrest').check()
  await outcome.getByLabel('Intelligence recorded').check()
  await close.click()
  await expect(alarm).toContainText('CLOSED')
  await expect(rowOf(theirs, mark)).toHaveCount(0)
})

test('two acknowledge at once: one owns it, the other is told who, and nothing else happens', async ({ browser }) => {
  const pages = [
    await openDesk(await browser.newContext(), 'operator'),
    await openDesk(await browser.newContext(), 'operator-2'),
  ]
  const [mark = ''] = await unseenMarks(1, 'medium')
  await pass([mark])
  for (const page of pages) await choose(page, mark)
  // Both acts leave before either answer is back: the server decides.
  for (const page of pages) {
    await page.route('**/desk*', async (route) => {
      if (route.request().method() === 'POST') await release
      await route.continue()
    })
  }
  let letGo = () => {}
  const release = new Promise<void>((resolve) => {
    letGo = resolve
  })
  for (const page of pages) await card(page).getByRole('button', { name: 'Acknowledge' }).click()
  letGo()
  await expect
    .poll(async () => {
      const told = await Promise.all(
        pages.map((page) =>
          card(page)
            .getByText(/owns it now/)
            .count(),
        ),
      )
      const owns = await Promise.all(pages.map((page) => card(page).getByRole('button', { name: 'Release' }).count()))
      return { told: told.toSorted(), owns: owns.toSorted(), opposite: told[0] !== owns[0] }
    })
    .toEqual({ told: [0, 1], owns: [0, 1], opposite: true })
})

test('an unconfirmed vehicle gets no unit from an operator, and the reason for no response closes it', async ({
  browser,
}) => {
  const page = await openDesk(await browser.newContext())
  const [mark = ''] = await unseenMarks(1)
  await pass([mark])
  await choose(page, mark)
  const alarm = card(page)
  await alarm.getByRole('button', { name: 'Acknowledge' }).click()
  await alarm.getByRole('button', { name: 'Verify' }).click()
  const checks = alarm.getByRole('form', { name: 'Verification' })
  await checks.getByRole('button', { name: 'No', exact: true }).first().click()
  for (const unsure of (await checks.getByRole('button', { name: 'Cannot tell' }).all()).slice(1)) await unsure.click()
  await expect(checks).toContainText('Verdict Misread')
  await checks.getByRole('button', { name: 'Record' }).click()
  await expect(rowOf(page, mark)).toContainText('Misread')
  await expect(alarm.getByRole('button', { name: /^Deploy/ })).toHaveAttribute('aria-disabled', 'true')

  await alarm.getByRole('button', { name: 'No response' }).click()
  const decline = alarm.getByRole('form', { name: 'No response' })
  await expect(decline.getByRole('radio', { name: 'Misread' })).toBeChecked()
  await decline.getByRole('button', { name: 'Record no response' }).click()
  await expect(rowOf(page, mark)).toContainText('No response')
  await alarm.getByRole('button', { name: 'Outcome' }).click()
  await alarm.getByRole('button', { name: 'Close the alarm' }).click()
  await expect(alarm).toContainText('CLOSED')
})
