import { normalisePattern } from '#lib/reads/mark/normalise.ts'
import type { ListedMark } from '../listed-mark.ts'
import type { EntryTexts } from './entry-texts.ts'
import type { Alike, EntryReader } from './listed.ts'

const ID_LENGTH = 36
/** Kinds of entries that are remembered; a list in which each entry has a scope of its own has as many as entries. */
const MOST_ALIKE = 20_000

/**
 * Entries on their way from the database, from one thread to another too: what each has of its own, and what it has like
 * others by number. As few objects as can be, for the collector's sake on the thread that matches.
 */
export interface EntryBlock {
  count: number
  /** 36 characters each. */
  ids: string
  /** Normalised, one a line. */
  marks: string
  /** Epoch milliseconds; NaN where there is none. */
  weeds: Float64Array<ArrayBuffer>
  alike: Int32Array<ArrayBuffer>
  /** What these bring that is not known yet, as the database has it, numbered from `freshFrom`; 0: all before are over. */
  fresh: string[]
  freshFrom: number
}

/** Makes blocks of entries, one after another. */
export function blockMaker(): (entries: readonly EntryTexts[]) => EntryBlock {
  const known = new Map<string, number>()
  return (entries) => {
    if (known.size >= MOST_ALIKE) known.clear()
    const count = entries.length
    const freshFrom = known.size
    const fresh: string[] = []
    const weeds = new Float64Array(count)
    const alike = new Int32Array(count)
    const marks: string[] = []
    let ids = ''
    for (const [n, [id, vrm, weedAtMs, written]] of entries.entries()) {
      ids += id
      marks.push(normalisePattern(vrm))
      weeds[n] = weedAtMs === null ? Number.NaN : Number(weedAtMs)
      let number = known.get(written)
      if (number === undefined) {
        number = known.size
        known.set(written, number)
        fresh.push(written)
      }
      alike[n] = number
    }
    return { count, ids, marks: marks.join('\n'), weeds, alike, fresh, freshFrom }
  }
}

/** The entries of the blocks that one maker made, in their order. */
export function blockReader(reader: EntryReader): (block: EntryBlock) => Generator<ListedMark> {
  let known: Alike[] = []
  return function* ({ count, ids, marks, weeds, alike, fresh, freshFrom }) {
    if (freshFrom === 0) known = []
    for (const written of fresh) known.push(reader.alike(written))
    const markOf = marks.split('\n')
    for (let n = 0; n < count; n++) {
      const weedAt = weeds[n] as number
      yield reader.listed(
        ids.slice(n * ID_LENGTH, (n + 1) * ID_LENGTH),
        markOf[n] as string,
        Number.isNaN(weedAt) ? undefined : weedAt,
        known[alike[n] as number] as Alike,
      )
    }
  }
}
