import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './journey.ts'
import { query, serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

const server = serverUnderTest()
const name = 'Ines Garth'
const email = 'ines.garth@desk.example'

async function choose(page: Page, what: string) {
  await page.getByRole('button', { name: `Change ${name}` }).click()
  await page.getByRole('menuitem', { name: what }).click()
}

async function enter(page: Page, password: string) {
  await page.goto(`${server.url}/sign-in?next=/role`)
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('an administrator adds a person, who signs in and is shut out at once when disabled', async ({
  page,
  context,
  browser,
}) => {
  await signIn(context, 'administrator')
  await page.goto(server.url)
  await expect(page).toHaveURL(/\/people$/)
  await page.getByRole('button', { name: 'Add a person' }).click()
  const form = page.getByRole('dialog', { name: 'Add a person' })
  await form.getByLabel('Name').fill(name)
  await form.getByLabel('Email').fill('operator@DEMO.watchdesk.example')
  await form.getByRole('combobox', { name: 'Role' }).selectOption('Analyst')
  await form.getByLabel('Force').selectOption('Eden')
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(form.getByRole('alert')).toContainText('Somebody has the address')
  await form.getByLabel('Email').fill(email.toUpperCase())
  await form.getByRole('button', { name: 'Add', exact: true }).click()

  const shown = page.getByRole('alertdialog', { name: `Password of ${name}` })
  const password = (await shown.getByText(/^\w{4}-\w{4}-\w{4}$/).textContent()) ?? ''
  await shown.getByRole('button', { name: 'I have passed it on' }).click()
  const row = page.getByRole('row').filter({ hasText: email })
  await expect(row).toContainText('Analyst')
  await expect(row).toContainText('never')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  const other = await (await browser.newContext()).newPage()
  await enter(other, password)
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(name)

  await choose(page, 'Role, force and clearance')
  await page.getByRole('dialog').getByRole('combobox', { name: 'Role' }).selectOption('Auditor')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('Auditor')
  await other.reload()
  await expect(other.getByText('You may read the audit')).toBeVisible()

  await choose(page, 'Disable')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click()
  await expect(row).toContainText('Disabled')
  await other.reload()
  await expect(other).toHaveURL(/\/sign-in/)
  await enter(other, password)
  await expect(other.getByRole('alert').filter({ hasText: 'Email or password is wrong' })).toBeVisible()
  await other.context().close()

  const actions = await query(
    server,
    `SELECT action FROM audit_entry WHERE actor_id = 'demo-administrator' AND object_id =
       (SELECT id FROM person WHERE email = $1) ORDER BY seq`,
    [email],
  )
  expect(actions.map(({ action }) => action)).toEqual(['person.added', 'person.changed', 'person.disabled'])
})
