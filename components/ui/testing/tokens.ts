import { readFileSync } from 'node:fs'

export type Theme = 'dark' | 'light' | 'dim'

const css = readFileSync(new URL('../../../app/globals.css', import.meta.url), 'utf8')

/** The declarations of one top-level block of globals.css. */
function block(selector: string): Map<string, string> {
  const start = css.indexOf(`\n${selector} {`)
  if (start < 0) throw new Error(`globals.css has no block ${selector}`)
  const body = css.slice(start, css.indexOf('\n}', start))
  return new Map([...body.matchAll(/^\s+--([\w-]+):\s*([^;]+);/gm)].map(([, name = '', value = '']) => [name, value]))
}

const root = block(':root')
const dimmed = block('[data-theme="dim"]')

/** The colour #rrggbb that a token has in a theme, read from the style sheet that ships. */
export function tokenColour(theme: Theme, name: string): string {
  const own = theme === 'dim' ? dimmed.get(name) : undefined
  if (own) return own
  const both = /^light-dark\((#\w+), (#\w+)\)$/.exec(root.get(name) ?? '')
  if (!both) throw new Error(`--${name} is not light-dark(#rrggbb, #rrggbb)`)
  return (theme === 'light' ? both[1] : both[2]) as string
}
