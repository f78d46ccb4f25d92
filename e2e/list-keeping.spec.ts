import { AxeBuilder } from '@axe-core/playwright'
import { senderUnderTest } from './cameras.ts'
import { expect, test } from './journey.ts'
import { serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

const { url } = serverUnderTest()

test('a list is made, fed by a machine until its token is revoked, emptied and archived', async ({
  page,
  context,
  browser,
}) => {
  await signIn(context, 'list-manager')
  await page.goto(`${url}/hotlists`)
  await page.getByRole('link', { name: 'New list' }).click()
  const form = page.getByRole('form', { name: 'New list' })
  await form.getByLabel('Name', { exact: true }).fill('Journey plant thefts')
  await form.getByLabel('Source', { exact: true }).fill('Plant register')
  await form.getByLabel('Owner', { exact: true }).fill('Plant unit')
  await form.getByLabel('Nominated contact').fill('01632 960777')
  await form.getByLabel('Category of rows that name none').selectOption({ label: 'Stolen vehicle' })
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await form.getByRole('button', { name: 'Make the list' }).click()
  await expect(page.getByRole('heading', { name: 'Journey plant thefts' })).toBeVisible()

  // Who keeps a list does not say who authorises its Highs; who authorises does.
  await expect(page.getByRole('button', { name: 'Its source authorises them' })).toHaveCount(0)
  const theirs = await browser.newContext()
  await signIn(theirs, 'supervisor')
  const supervisor = await theirs.newPage()
  await supervisor.goto(page.url())
  await supervisor.getByRole('button', { name: 'Its source authorises them' }).click()
  await supervisor.getByLabel('Reason').fill('Agreed with the register on 1 November')
  await supervisor.getByRole('button', { name: 'Trust the source' }).click()
  await expect(supervisor.getByText('Plant register authorises them before they are sent')).toBeVisible()
  expect((await new AxeBuilder({ page: supervisor }).analyze()).violations).toEqual([])

  await page.getByRole('link', { name: 'Change the list' }).click()
  await page.getByRole('button', { name: 'Make a token' }).click()
  await page.getByRole('button', { name: 'Make the token' }).click()
  const token = (await page.locator('[data-token]').textContent()) ?? ''
  await page.getByRole('button', { name: 'I have put it in the machine' }).click()
  await expect(page.getByText('A machine may write this list')).toBeVisible()
  const id = new URL(page.url()).pathname.split('/').at(-2)
  const send = (method: 'PUT' | 'PATCH', op: string) =>
    fetch(`${senderUnderTest().matcherUrl}/v1/hotlists/${id}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'if-match': '*' },
      body: `VRM,Action,Grade,Reason,Op\r\nPT88KDX,STOP,low,Stolen digger,${op}\r\n`,
    })
  const fed = await send('PUT', '')
  expect(await fed.json()).toMatchObject({ counts: { added: 1, refused: 0 } })
  await page.reload()
  await expect(page.getByText(/(1 entries stand|One entry stands) on it/)).toBeVisible()
  expect((await send('PATCH', 'withdraw')).status).toBe(200)

  await page.getByRole('button', { name: 'Revoke it' }).click()
  await page.getByRole('button', { name: 'Revoke', exact: true }).click()
  await expect(page.getByText('No machine may write it')).toBeVisible()
  expect((await send('PATCH', '')).status).toBe(401)
  await page.getByRole('button', { name: 'Archive the list' }).click()
  await page.getByLabel('Reason').fill('The register is closed')
  await page.getByRole('button', { name: 'Archive it' }).click()
  await page.waitForURL(`${url}/hotlists`)
  await expect(page.getByRole('link', { name: 'Journey plant thefts' })).toHaveCount(0)
})
