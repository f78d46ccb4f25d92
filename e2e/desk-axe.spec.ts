import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { card, choose, openDesk, pass, pressUntil, rowOf, unseenMarks } from './desk.ts'
import { expect, test } from './journey.ts'

const sizes = { wide: { width: 1920, height: 1080 }, phone: { width: 390, height: 844 } }

/** `within` a part when only that changed since the last look: a whole desk with its map takes some seconds. */
async function violations(page: Page, state: string, within?: string): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations: found } = await (within ? axe.include(within) : axe).analyze()
  return found.map(({ id, nodes }) => `${state}: ${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`)
}

for (const theme of ['dark', 'light', 'dim'] as const) {
  test(`axe finds nothing on any state of the desk, ${theme}`, async ({ browser }) => {
    const context = await browser.newContext({ viewport: sizes.wide, reducedMotion: 'reduce' })
    await context.addInitScript((name) => localStorage.setItem('watchdesk.theme', name), theme)
    const page = await openDesk(context, 'operator', { inSightOnly: true })
    const [mark = ''] = await unseenMarks(1, 'medium')
    await pass([mark])
    await expect(rowOf(page, mark)).toBeVisible()
    const found = await violations(page, 'queue')

    await choose(page, mark)
    await expect(card(page).getByRole('heading', { name: 'History' })).toBeVisible()
    found.push(...(await violations(page, 'card')))
    await page.keyboard.press('a')
    await expect(rowOf(page, mark)).toContainText('you')
    await pressUntil(page, 'v', card(page).getByRole('form', { name: 'Verification' }))
    await expect(card(page).getByRole('form', { name: 'Verification' })).toBeFocused()
    await page.keyboard.type('yyyy')
    found.push(...(await violations(page, 'verification', '#desk-card')))
    await page.keyboard.press('Enter')
    await expect(rowOf(page, mark)).toContainText('Verified')
    await expect(card(page).getByRole('form', { name: 'Verification' })).toBeHidden()
    await pressUntil(page, 'd', card(page).getByRole('form', { name: 'Deploy a unit' }))
    found.push(...(await violations(page, 'deploy', '#desk-card')))
    await page.keyboard.press('Escape')
    await pressUntil(page, 'n', card(page).getByRole('form', { name: 'No response' }))
    found.push(...(await violations(page, 'no response', '#desk-card')))
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    found.push(...(await violations(page, 'keys', '[role=dialog]')))
    await page.keyboard.press('Escape')
    await page.setViewportSize(sizes.phone)
    found.push(...(await violations(page, 'phone, card')))
    await page.getByRole('button', { name: 'Queue', exact: true }).click()
    await expect(rowOf(page, mark)).toBeVisible()
    found.push(...(await violations(page, 'phone, queue')))
    expect(found).toEqual([])
  })
}
