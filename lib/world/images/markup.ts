const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe inside SVG elements and attributes; characters that XML forbids are dropped. */
export function escapeText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML 1.0 does not allow
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (one) => entities[one] ?? '')
}

/** A number with at most one decimal, to keep pictures small. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}
