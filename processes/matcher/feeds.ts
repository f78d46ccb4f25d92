import type pg from 'pg'
import type { Logger } from 'pino'
import type { AcceptedRead } from '#lib/reads/read.ts'
import { type FeedNote, putFeedStates } from '#lib/reads/store.ts'

export const feedsEveryMs = 5_000

/** Notes what each source sends; the desks are told of one that is slow or silent. */
export function createFeeds(pool: pg.Pool, log: Logger) {
  let notes = new Map<string, FeedNote>()
  return {
    add(reads: readonly AcceptedRead[]): void {
      const [first] = reads
      if (!first) return
      const delaysMs = reads.map((read) => read.receivedAtMs - read.capturedAtMs).sort((a, b) => a - b)
      const known = notes.get(first.sourceId)
      const newest = reads.reduce((latest, read) => Math.max(latest, read.capturedAtMs), known?.lastCapturedAtMs ?? 0)
      notes.set(first.sourceId, {
        sourceId: first.sourceId,
        lastReceivedAtMs: first.receivedAtMs,
        lastCapturedAtMs: newest,
        delaySec: Math.max(0, Math.round((delaysMs[delaysMs.length >> 1] ?? 0) / 1000)),
      })
    },
    async flush(): Promise<void> {
      if (notes.size === 0) return
      const due = [...notes.values()].sort((a, b) => (a.sourceId < b.sourceId ? -1 : 1))
      notes = new Map()
      // What is lost is one note of a feed that will soon send again, or is rightly called silent.
      await putFeedStates(pool, due).catch((error: Error) => log.warn({ error: error.message }, 'feeds not noted'))
    },
  }
}
export type Feeds = ReturnType<typeof createFeeds>
