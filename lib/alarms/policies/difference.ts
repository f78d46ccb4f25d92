import { bandNames, bands } from '../band.ts'
import type { CategoryContent, PolicyContent } from './content.ts'
import { categoryWords, entryDefaultsWords, settingWords, timeWords } from './words.ts'

/** One thing that two policies say differently, in words; null where one of them does not have it. */
export interface PolicyChange {
  where: string
  what: string
  from: string | null
  to: string | null
}

const parts = Object.keys(categoryWords) as (keyof typeof categoryWords)[]

const textOf = (value: unknown): string =>
  typeof value === 'boolean'
    ? value
      ? 'yes'
      : 'no'
    : value === null || value === undefined
      ? 'none'
      : typeof value === 'object'
        ? canonical(value)
        : (bandNames[value as keyof typeof bandNames] ?? String(value))

const said = (what: string, value: unknown): string =>
  what === categoryWords.entryDefaults ? entryDefaultsWords(value) : textOf(value)

/** JSON with sorted keys: jsonb keeps no order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

/** What changes from one policy to another, categories first. */
export function differences(from: PolicyContent, to: PolicyContent): PolicyChange[] {
  const changed = (where: string, what: string, before: unknown, after: unknown): PolicyChange[] =>
    canonical(before ?? null) === canonical(after ?? null)
      ? []
      : [{ where, what, from: said(what, before), to: said(what, after) }]
  const known = new Map(from.categories.map((category) => [category.code, category]))
  const kept = new Set(to.categories.map(({ code }) => code))
  return [
    ...to.categories.flatMap((category): PolicyChange[] => {
      const before = known.get(category.code)
      if (!before) return [{ where: category.name, what: 'Category', from: null, to: summary(category) }]
      return parts.flatMap((part) => changed(before.name, categoryWords[part], before[part], category[part]))
    }),
    ...from.categories
      .filter(({ code }) => !kept.has(code))
      .map((gone) => ({ where: gone.name, what: 'Category', from: summary(gone), to: null })),
    ...bands.flatMap((band) =>
      [...new Set([...Object.keys(from.bands[band]), ...Object.keys(to.bands[band])])].flatMap((name) =>
        changed(`${bandNames[band]} times`, timeWords[name] ?? name, from.bands[band][name], to.bands[band][name]),
      ),
    ),
    ...[...new Set([...Object.keys(from.settings), ...Object.keys(to.settings)])].flatMap((name) =>
      changed('Settings', settingWords[name] ?? name, from.settings[name], to.settings[name]),
    ),
  ]
}

const summary = ({ feedOnly, bandHigh, bandMedium, bandLow, harmWeight }: CategoryContent): string =>
  feedOnly
    ? 'feed only'
    : `bands ${[bandHigh, bandMedium, bandLow].map((band) => bandNames[band]).join(' / ')}, harm ${harmWeight}`
