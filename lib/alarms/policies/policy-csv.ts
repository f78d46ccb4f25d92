import { stringify } from 'csv-stringify/sync'
import type { PolicyContent } from './content.ts'
import { categoryWords } from './words.ts'

const parts = Object.keys(categoryWords) as (keyof typeof categoryWords)[]

/** The table of categories as CSV; text that a spreadsheet would run as a formula is preceded by an apostrophe. */
export const policyCsv = (version: number, { categories }: PolicyContent): string =>
  stringify(
    [
      ['Policy version', 'Code', ...parts.map((part) => categoryWords[part])],
      ...categories.map((category) => [version, category.code, ...parts.map((part) => cell(category[part]))]),
    ],
    { bom: true, escape_formulas: true, record_delimiter: '\r\n' },
  )

const cell = (value: unknown): string | number =>
  typeof value === 'number' ? value : typeof value === 'string' ? value : JSON.stringify(value ?? null)
