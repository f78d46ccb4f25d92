import { expect, it } from 'vitest'
import { nextTheme, type Theme, themeScript, themes } from './theme.ts'

/** Runs the script as a browser would, with what storage holds; answers the theme of the page. */
function themeAfter(fallback: Theme, stored: () => string | null): string | undefined {
  const dataset: { theme?: string } = {}
  const run = new Function('localStorage', 'document', themeScript(fallback))
  run({ getItem: stored }, { documentElement: { dataset } })
  return dataset.theme
}

it.each<[name: string, stored: () => string | null, expected: string]>([
  ['nothing stored', () => null, 'dark'],
  ['light stored', () => 'light', 'light'],
  ['the system stored', () => 'system', 'system'],
  ['nonsense stored', () => 'pink', 'dark'],
  [
    'storage refused',
    () => {
      throw new Error('denied')
    },
    'dark',
  ],
])('%s', (_name, stored, expected) => expect(themeAfter('dark', stored)).toBe(expected))

it('goes round all themes', () => {
  const round = themes.reduce<Theme[]>((seen) => [...seen, nextTheme(seen.at(-1) as Theme)], ['dark'])
  expect(new Set(round)).toEqual(new Set(themes))
  expect(round.at(-1)).toBe('dark')
})
