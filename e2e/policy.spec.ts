import { openDesk, pass, rowOf, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'
import { query, serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

const server = serverUnderTest()

test('a change of the policy is drafted by one, counted, approved by another, and the next alarm is raised under it', async ({
  browser,
}) => {
  const lists = await browser.newContext()
  await signIn(lists, 'list-manager')
  const page = await lists.newPage()
  await page.goto(`${server.url}/policy`)
  await page.getByLabel('Why the policy should change').fill('A journey explains a category better')
  await page.getByRole('button', { name: 'Begin a draft' }).click()
  await page.waitForURL(/\/policy\/drafts\//)
  const draftUrl = page.url()
  await page.getByRole('link', { name: 'Fuel theft' }).click()
  const form = page.getByRole('form', { name: 'Fuel theft' })
  await form.getByLabel('What do I do').fill('')
  await form.getByRole('button', { name: 'Save in the draft' }).click()
  await expect(page.getByText('raises alarms without What do I do')).toBeVisible()
  await form.getByLabel('What do I do').fill('Compare make and colour with care.')
  await form.getByRole('button', { name: 'Save in the draft' }).click()
  await expect(page.getByRole('heading', { name: 'What if it had been in force' })).toBeVisible()
  const times = page.getByRole('form', { name: 'High times' })
  await times.getByRole('button', { name: 'Immediate, rural: 20 min' }).click()
  await expect(times.getByLabel('In the area within (s)')).toHaveValue('1200')
  await times.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'In the area within (s)' })).toContainText('1200')
  await page.getByRole('button', { name: 'Hand over for approval' }).click()
  await expect(page.getByText('Waits for approval')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0)

  const other = await browser.newContext()
  await signIn(other, 'supervisor')
  const supervisor = await other.newPage()
  await supervisor.goto(draftUrl)
  await expect(supervisor.getByRole('row').filter({ hasText: 'What do I do' })).toContainText('with care')
  await supervisor.getByRole('button', { name: 'Approve' }).click()
  await expect(supervisor.getByText(/It is version \d+/)).toBeVisible()

  const desk = await openDesk(await browser.newContext())
  const [mark = ''] = await unseenMarks(1)
  await pass([mark])
  await expect(rowOf(desk, mark)).toBeVisible()
  const [alarm] = await query(
    server,
    `SELECT a.policy_version = (SELECT max(version) FROM alarm_policy) AS newest, a.policy_version > 1 AS changed
     FROM alarm a WHERE a.vrm = $1`,
    [mark],
  )
  expect(alarm).toEqual({ newest: true, changed: true })
  await supervisor.goto(`${server.url}/policy?version=2&against=1`)
  await expect(supervisor.getByRole('heading', { name: 'From version 1 to version 2' })).toBeVisible()
})
