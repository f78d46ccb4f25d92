import { tightFold } from '#lib/reads/mark/tight-fold.ts'
import type { MatchExplanation, MatchKind } from './explanation.ts'
import type { ListedMark, ReadToMatch } from './listed-mark.ts'

export type { EntryScope, ListedMark, ReadToMatch } from './listed-mark.ts'

export interface Match {
  entryId: string
  listId: string
  mark: string
  kind: MatchKind
  posterior: number
  restricted: boolean
  explanation: MatchExplanation
}

/** A revision being taken in beside the matching: each `step` works for at most about `budgetMs`; true when done. */
export interface Replacement {
  step(budgetMs?: number): boolean
  /** Steps to the end at once; for tests and tools that match nothing meanwhile. */
  finish(): void
  readonly accepted: number
  readonly refused: readonly { entryId: string; reason: string }[]
}

export interface Matcher {
  /** Every listed vehicle the read may show, likeliest first; bounded work whatever the read holds. */
  match(read: ReadToMatch): Match[]
  /** Takes an entry in, in place of one with the same id; the reason when it is refused. */
  add(entry: ListedMark): { refused?: string }
  remove(entryId: string): boolean
  /** The list's old entries match until the last step has swapped the new ones in. */
  replaceList(listId: string, entries: Iterable<ListedMark>): Replacement
  readonly size: number
}

export function createMatcher(): Matcher {
  const byFold = new Map<string, Map<string, ListedMark>>()
  const byId = new Map<string, ListedMark>()
  const remove = (entryId: string) => {
    const entry = byId.get(entryId)
    if (entry) byFold.get(tightFold(entry.mark))?.delete(entryId)
    return byId.delete(entryId)
  }
  const add = (entry: ListedMark) => {
    remove(entry.entryId)
    byId.set(entry.entryId, entry)
    const fold = tightFold(entry.mark)
    const same = byFold.get(fold) ?? new Map<string, ListedMark>()
    byFold.set(fold, same.set(entry.entryId, entry))
    return {}
  }
  return {
    add,
    remove,
    match: (read) =>
      [...(byFold.get(tightFold(read.mark))?.values() ?? [])]
        .map((entry) => describe(read, entry))
        .sort((a, b) => b.posterior - a.posterior),
    replaceList(listId, entries) {
      const wanted = [...entries]
      const step = () => {
        for (const old of [...byId.values()]) if (old.listId === listId) remove(old.entryId)
        for (const entry of wanted) add(entry)
        return true
      }
      return { step, finish: step, accepted: wanted.length, refused: [] }
    },
    get size() {
      return byId.size
    },
  }
}

function describe(read: ReadToMatch, entry: ListedMark): Match {
  const kind = read.mark === entry.mark ? 'exact' : 'tolerant'
  const posterior = kind === 'exact' ? 0.99 : 0.1
  const aligned = [...entry.mark].map((character, i) => ({
    read: read.mark.charAt(i),
    entry: character,
    state: read.mark.charAt(i) === character ? ('same' as const) : ('look-alike' as const),
  }))
  const decision = kind === 'exact' ? 'raise' : 'possible'
  const sentence =
    kind === 'exact' ? `The read is ${entry.mark} as listed.` : `Read ${read.mark}, listed ${entry.mark}.`
  const explanation: MatchExplanation = { v: 1, kind, aligned, posterior, runnersUp: [], decision, sentence }
  const { entryId, listId, mark } = entry
  return { entryId, listId, mark, kind, posterior, restricted: entry.restricted ?? false, explanation }
}
