const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe inside SVG elements and attributes; characters that XML forbids are dropped. */
export function escapeText(text: string): string {
  return Array.from(text, (one) => entities[one] ?? (isXmlCharacter(one.codePointAt(0) ?? 0) ? one : '')).join('')
}

/** XML 1.0, production 2 (Char). */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff
}

/** A number with at most one decimal, to keep pictures small. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}
