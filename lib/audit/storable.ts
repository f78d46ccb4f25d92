/**
 * A value as PostgreSQL can keep it: JSON's types only, and no NUL or lone surrogate, which jsonb and text refuse.
 * People paste such characters; the entry must be written all the same.
 */
export function storable(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, part) => (typeof part === 'string' ? storableText(part) : part))
}

export const storableText = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed()
