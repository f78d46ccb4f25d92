import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './journey.ts'
import { serverUnderTest } from './session.ts'
import { signIn } from './sign-in.ts'

const { url } = serverUnderTest()
const screens = [
  '/hotlists',
  '/hotlists/entries/new',
  '/hotlists/review',
  '/hotlists/import?list=stolen-vehicles',
  '/hotlists/lists/stolen-vehicles',
  '/hotlists/lists/stolen-vehicles/edit',
  '/hotlists/health',
  '/hotlists/health?list=stolen-vehicles&show=look-alike',
  '/hotlists/tasks',
  '/hotlists/notes',
  '/policy',
  '/feed',
]

test('no screen of lists, entries, policy or feed has a fault that axe finds', async ({ page, context }) => {
  await signIn(context, 'list-manager')
  const faults: string[] = []
  for (const screen of screens) {
    await page.goto(`${url}${screen}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const { violations } = await new AxeBuilder({ page }).analyze()
    faults.push(
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${screen} ${id}: ${html.slice(0, 160)}`)),
    )
  }
  expect(faults).toEqual([])
})
