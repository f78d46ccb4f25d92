import { itemLimit } from './read.ts'
import type { ItemRefusal } from './refusal.ts'

/** An item as sent, or why its line is none. */
export type Item = { raw: unknown } | ItemRefusal
export type Body = { items: Item[] } | { code: 'bad-json' | 'too-many-items'; message: string }

const tooMany = { code: 'too-many-items', message: `more than ${itemLimit} items: send fewer at a time` } as const

/** The items of a JSON body: one read, or an array of reads. */
export function parseJsonBody(text: string): Body {
  const parsed = parseJson(text)
  if ('code' in parsed) return { code: 'bad-json', message: 'the body is not JSON' }
  if (!Array.isArray(parsed.raw)) return { items: [parsed] }
  if (parsed.raw.length > itemLimit) return tooMany
  return { items: parsed.raw.map((raw: unknown) => ({ raw })) }
}

/** The items of an NDJSON body, one a line; blank lines do not count. */
export function parseNdjsonBody(text: string): Body {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  if (lines.length > itemLimit) return tooMany
  return { items: lines.map(parseJson) }
}

function parseJson(text: string): Item {
  try {
    return { raw: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) }
  } catch {
    return { code: 'bad-json', message: 'the line is not JSON' }
  }
}
