import type { Page } from '@playwright/test'
import { card, choose, openDesk, pass, rowOf, spelled, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'

const placesOf = (page: Page) =>
  page
    .getByRole('option')
    .evaluateAll((rows) => rows.map((row) => [row.id, Math.round(row.getBoundingClientRect().top)] as const))

test('fifty arrivals move nothing under the pointer; the click acts on the row it was aimed at', async ({
  browser,
}) => {
  const page = await openDesk(await browser.newContext(), 'operator', { inSightOnly: true })
  const first = await unseenMarks(3)
  await pass(first)
  for (const mark of first) await expect(rowOf(page, mark)).toBeVisible()
  const aimed = rowOf(page, first[1] as string)
  await aimed.hover()
  const before = await placesOf(page)
  const allOpen = page.getByRole('button', { name: /^All open/ })
  const count = Number(((await allOpen.textContent()) ?? '').replace(/\D/g, ''))

  const [high, rest] = [await unseenMarks(2, 'high'), await unseenMarks(48)]
  await pass(rest)
  await pass(high)
  await expect(page.getByRole('button', { name: /^50 new, 2 High/ })).toBeVisible()
  await expect(allOpen).toContainText(String(count + 50))
  // The newest High stands outside of the list, where it moves nothing.
  await expect(page.getByRole('region', { name: 'Most urgent' })).toContainText(new RegExp(high.map(spelled).join('|')))
  expect(await placesOf(page)).toEqual(before)
  await aimed.click()
  await expect(card(page).getByRole('heading', { level: 2 })).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`alarm=${(await aimed.getAttribute('data-alarm-id')) ?? 'none'}`))
  expect(await placesOf(page)).toEqual(before)

  await page.keyboard.press('.')
  await expect(page.getByRole('button', { name: /new, \d+ High/ })).toHaveCount(0)
  // Every row keeps to the order: High first, and 20 of them in sight.
  const bands = await page.getByRole('option').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-band')))
  expect(bands.slice(0, 2)).toEqual(['high', 'high'])
  const inSight = await page.getByRole('option').evaluateAll((rows) => {
    const list = rows[0]?.closest('[role=listbox]')?.getBoundingClientRect()
    return rows.filter((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return list && top >= list.top - 1 && bottom <= list.bottom + 1
    }).length
  })
  expect(inSight).toBeGreaterThanOrEqual(20)
})

test('a filter never hides an unacknowledged High, and says what it hides', async ({ browser }) => {
  const page = await openDesk(await browser.newContext())
  const [[high = ''], [low = '']] = [await unseenMarks(1, 'high'), await unseenMarks(1)]
  await pass([high, low])
  await expect(rowOf(page, high)).toBeVisible()
  await page.getByRole('button', { name: /^Mine/ }).click()
  await expect(rowOf(page, high)).toBeVisible()
  await expect(rowOf(page, low)).toHaveCount(0)
  await expect(page.getByText(/^\d+ hidden/)).toBeVisible()
})

test('a reload comes back to the same alarm', async ({ browser }) => {
  const page = await openDesk(await browser.newContext())
  const [mark = ''] = await unseenMarks(1)
  await pass([mark])
  await choose(page, mark)
  await page.reload()
  await expect(card(page)).toContainText(spelled(mark))
  await expect(rowOf(page, mark)).toHaveAttribute('aria-selected', 'true')
})
