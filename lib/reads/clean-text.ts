// Control characters (NUL among them, which PostgreSQL cannot hold) and halves of surrogate pairs.
const unwanted = /[\p{Cc}\p{Cs}]/u

/** Text that PostgreSQL, JSON and a screen can hold: control characters gone, lone surrogates replaced by U+FFFD. */
export const cleanText = (text: string): string =>
  unwanted.test(text) ? text.toWellFormed().replace(/\p{Cc}/gu, '') : text

/** JSON that a jsonb column takes: as `JSON.stringify`, with every key and string clean. */
export function cleanJson(value: unknown): string {
  const json = JSON.stringify(value)
  // Only escapes can carry what jsonb refuses; hardly any read has one.
  return /\\u[0d]/i.test(json) ? JSON.stringify(cleaned(value)) : json
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (Array.isArray(value)) return value.map(cleaned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), cleaned(item)]))
}
