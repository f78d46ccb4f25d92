import type { EntryRow } from './entry-row.ts'

/** The columns of a line, in order; `weed_at` in milliseconds. */
export const lineColumns = `id, hotlist_id, vrm, make, model, colour, action, category, (extract(epoch FROM weed_at) * 1000)::int8, scope`

const LINE_FEED = 0x0a
const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' }

const textOf = (field: string | undefined): string | null => {
  if (field === undefined || field === '\\N') return null
  return field.includes('\\') ? field.replace(/\\(.)/gs, (_, sign: string) => escapes[sign] ?? sign) : field
}

/**
 * Entries from the text of `COPY … TO STDOUT`, as its pieces come: a third of the time that rows take, which are an
 * object and a Date for each column by themselves.
 */
export function entryLines() {
  let rest: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  return {
    take(piece: Buffer): EntryRow[] {
      const last = piece.lastIndexOf(LINE_FEED)
      if (last < 0) {
        rest = Buffer.concat([rest, piece])
        return []
      }
      const whole = Buffer.concat([rest, piece.subarray(0, last)]).toString('utf8')
      rest = Buffer.from(piece.subarray(last + 1))
      return whole.split('\n').map(entryOf)
    },
  }
}

function entryOf(line: string): EntryRow {
  const [id, list, vrm, make, model, colour, action, category, weedAt, scope] = line.split('\t')
  return {
    id: id ?? '',
    hotlist_id: textOf(list) ?? '',
    vrm: textOf(vrm) ?? '',
    make: textOf(make),
    model: textOf(model),
    colour: textOf(colour),
    action: textOf(action) ?? '',
    category: textOf(category) ?? '',
    weed_at: weedAt === undefined || weedAt === '\\N' ? null : new Date(Number(weedAt)),
    scope: scope === undefined || scope === '\\N' ? null : JSON.parse(textOf(scope) ?? 'null'),
    live: true,
  }
}
