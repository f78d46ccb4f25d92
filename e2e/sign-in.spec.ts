import { expect, test } from './journey.ts'
import { query, serverUnderTest } from './session.ts'
import { emailOf, signIn } from './sign-in.ts'

const server = serverUnderTest()
const password = process.env.DEMO_PASSWORD ?? ''

test('a person is asked to sign in, is refused kindly, gets where they wanted, and signs out', async ({ page }) => {
  await page.goto(`${server.url}/role`)
  await expect(page).toHaveURL(/\/sign-in\?next=%2Frole$/)
  await page.getByLabel('Email').fill(emailOf('auditor'))
  await page.getByLabel('Password').fill('not this one')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Email or password is wrong' })).toBeVisible()
  await expect(page.getByLabel('Email')).toHaveValue(emailOf('auditor'))

  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/role$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Clive Penhurst')

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Audit' }).click()
  await expect(page.getByText(/Chain verified: [\d,]+ entries/)).toBeVisible()
  await expect(page.getByRole('cell', { name: 'person.signed-in' }).first()).toBeVisible()
  await expect(page.getByRole('cell', { name: 'audit.read' }).first()).toBeVisible()

  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await page.goto(`${server.url}/audit`)
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faudit$/)
})

test('signing in works where no script runs', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${server.url}/sign-in?next=/role`)
  await page.getByLabel('Email').fill(emailOf('auditor'))
  await page.getByLabel('Password').fill('not this one')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Email or password is wrong')).toBeVisible()
  await page.getByLabel('Email').fill(emailOf('auditor'))
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Clive Penhurst')
  await context.close()
})

test('the list manager withdraws an entry with a reason; the record says so', async ({ page, context }) => {
  await signIn(context, 'list-manager')
  await page.goto(`${server.url}/hotlists?state=live&list=stolen-vehicles`)
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: 'Withdraw' }) })
    .first()
  await row.getByRole('button', { name: 'Withdraw' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Withdraw this entry' })
  await dialog.getByLabel('Reason').fill('Recovered by its owner')
  await dialog.getByRole('button', { name: 'Withdraw' }).click()
  await expect(page.getByText('The entry is withdrawn.')).toBeVisible()
  const [audit] = await query(
    server,
    `SELECT actor_id, reason FROM audit_entry WHERE action = 'hotlist-entry.withdrawn' ORDER BY seq DESC LIMIT 1`,
    [],
  )
  expect(audit).toEqual({ actor_id: 'demo-list-manager', reason: 'Recovered by its owner' })
})
