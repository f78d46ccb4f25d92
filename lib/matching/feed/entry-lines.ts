const LINE_FEED = 0x0a
const TAB = '\t'
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' }

/** What a field of `COPY … TO STDOUT` says; null for NULL. */
export const textOf = (field: string | undefined): string | null => {
  if (field === undefined || field === '\\N') return null
  return field.includes('\\') ? field.replace(/\\(.)/gs, (_, sign: string) => escapes[sign] ?? sign) : field
}

/** The whole lines of such a text, as its pieces come. */
export function wholeLines() {
  let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  return (piece: Buffer): string[] => {
    const last = piece.lastIndexOf(LINE_FEED)
    if (last < 0) {
      rest = Buffer.concat([rest, piece])
      return []
    }
    const whole = Buffer.concat([rest, piece.subarray(0, last)]).toString('utf8')
    rest = Buffer.from(piece.subarray(last + 1))
    return whole.split('\n')
  }
}

/** What an entry has of its own, and the rest of its line, which is the same text for entries alike. */
export const lineColumns =
  'id, vrm, (extract(epoch FROM weed_at) * 1000)::int8, hotlist_id, action, category, make, model, colour, scope'

/** The four parts of a line of `lineColumns`, each as it is written there. */
export function cutLine(line: string): [id: string, vrm: string, weedAt: string, alike: string] {
  const vrmAt = line.indexOf(TAB) + 1
  const weedAt = line.indexOf(TAB, vrmAt) + 1
  const alikeAt = line.indexOf(TAB, weedAt) + 1
  return [line.slice(0, vrmAt - 1), line.slice(vrmAt, weedAt - 1), line.slice(weedAt, alikeAt - 1), line.slice(alikeAt)]
}
