import { blockReader } from '#lib/matching/feed/entry-block.ts'
import type { EntryReader } from '#lib/matching/feed/listed.ts'
import type { ListedMark, Matcher } from '#lib/matching/matcher.ts'
import type { ReadEntries } from './list-reading.ts'

const stepMs = 1

/** Takes the entries a list has at `at` in beside those it had before; what is refused goes to `refuse`. */
export async function loadList(
  matcher: Matcher,
  { id, at }: { id: string; at: Date },
  {
    read,
    reader,
    refuse,
    breathe,
    ended,
  }: {
    read: ReadEntries
    reader: EntryReader
    refuse(entryId: string, reason: string): void
    /** Between two steps. */
    breathe(): Promise<unknown>
    /** Nothing is taken in any more once this is aborted, and the old entries stay. */
    ended?: AbortSignal
  },
): Promise<void> {
  let coming: Iterator<ListedMark> | undefined
  let isAll = false
  function* arriving(): Generator<ListedMark | undefined> {
    for (;;) {
      const next = coming?.next()
      if (next && !next.done) yield next.value
      else if (isAll) return
      else {
        coming = undefined
        yield undefined
      }
    }
  }
  const next = async () => {
    await breathe()
    ended?.throwIfAborted()
  }
  // Begun before the list is looked at: what is changed by hand from now on holds, whatever is read of it here.
  const replacement = matcher.replaceList(id, arriving())
  const entriesIn = blockReader(reader)
  for await (const block of read({ hotlistId: id, at })) {
    coming = entriesIn(block)
    while (coming && !replacement.step(stepMs)) await next()
  }
  isAll = true
  while (!replacement.step(stepMs)) await next()
  for (const { entryId, reason } of replacement.refused) refuse(entryId, reason)
}
