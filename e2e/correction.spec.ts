import { answerAll, card, choose, openDesk, pass, rowOf, spelled, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'
import { serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

const { url } = serverUnderTest()

test('a wrong entry reaches its owner, is answered once, and whoever was stopped in error is protected', async ({
  browser,
}) => {
  const desk = await openDesk(await browser.newContext())
  const [mark = '', other = ''] = await unseenMarks(2)
  await pass([mark])
  await expect(rowOf(desk, mark)).toBeVisible()
  await choose(desk, mark)
  await card(desk).getByRole('button', { name: 'Acknowledge' }).click()
  await card(desk).getByRole('button', { name: 'Verify' }).click()
  const checks = card(desk).getByRole('form', { name: 'Verification' })
  await answerAll(checks, 'Yes')
  await checks.getByRole('button', { name: 'No', exact: true }).nth(1).click() // make and colour
  await checks.getByRole('button', { name: 'Record' }).click()
  await expect(checks).toHaveCount(0)

  const context = await browser.newContext()
  await signIn(context, 'list-manager')
  const page = await context.newPage()
  await page.goto(`${url}/hotlists/tasks`)
  const task = page.locator('[data-task]').filter({ hasText: spelled(mark) })
  await expect(task).toContainText('The vehicle is not the one described')
  await task.getByLabel('Answer', { exact: true }).selectOption('confirmed-right')
  await task.getByLabel('Reason').fill('Checked with the keeper: the entry is right')
  await task.getByRole('button', { name: 'Record the answer' }).click()
  await expect(task).toHaveCount(0)
  await page.getByRole('link', { name: 'Those answered' }).click()
  await expect(task).toContainText('“Checked with the keeper: the entry is right”, Owen Birk')

  await page.goto(`${url}/hotlists/notes`)
  const form = page.getByRole('form', { name: 'New note' })
  await form.getByLabel('Mark').fill(other)
  await form.getByLabel('What happened').fill('Stopped in error on Sunday; check make and colour before any stop')
  await form.getByRole('button', { name: 'Make the note' }).click()
  await expect(page.getByRole('row').filter({ hasText: spelled(other) })).toContainText('until')
  await pass([other])
  await expect(rowOf(desk, other)).toBeVisible()
  await choose(desk, other)
  await expect(card(desk).getByRole('region', { name: 'Protective note' })).toContainText('Stopped in error on Sunday')

  await page.goto(`${url}/hotlists/health`)
  await expect(page.getByRole('row').filter({ hasText: 'Police interest (ACT)' })).toBeVisible()
  await page
    .getByRole('link', { name: /^Never actioned of / })
    .first()
    .click()
  await expect(page.getByRole('heading', { name: /^Never actioned: / })).toBeVisible()
})
