import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const otherThemes = ['light', 'dim'] as const

type Options = Parameters<AxeBuilder['options']>[0]
const contrastOnly: Options = { runOnly: ['color-contrast'] }
// There the colours are the person's own, whatever our style sheets say.
const allButContrast: Options = { rules: { 'color-contrast': { enabled: false } } }

async function violations(page: Page, state: string, within?: string, options?: Options): Promise<string[]> {
  // A colour on its way to another is neither.
  await page.addStyleTag({
    content: '*, ::before, ::after { transition: none !important; animation: none !important; }',
  })
  const axe = new AxeBuilder({ page })
  if (within) axe.include(within)
  if (options) axe.options(options)
  const { violations: found } = await axe.analyze()
  return found.map(({ id, nodes }) => `${state}: ${id}: ${nodes[0]?.html.slice(0, 160)} (${nodes.length})`)
}

/**
 * Axe finds nothing on the page as it is now, or in the part of it that changed since the last look, in any theme or in
 * forced colours. A theme changes nothing but colours, so the rules that do not look at them are asked once, in forced
 * colours.
 */
export async function expectAccessible(page: Page, state: string, within?: string): Promise<void> {
  const found = await violations(page, state, within, contrastOnly)
  const own = await page.evaluate(() => document.documentElement.dataset.theme)
  const wear = (theme: string | undefined) =>
    page.evaluate((name) => {
      if (name) document.documentElement.dataset.theme = name
      else delete document.documentElement.dataset.theme
    }, theme)
  for (const theme of otherThemes) {
    await wear(theme)
    found.push(...(await violations(page, `${state}, ${theme}`, within, contrastOnly)))
  }
  await wear(own)
  await page.emulateMedia({ forcedColors: 'active' })
  found.push(...(await violations(page, `${state}, forced colours`, within, allButContrast)))
  await page.emulateMedia({ forcedColors: 'none' })
  expect(found).toEqual([])
}
