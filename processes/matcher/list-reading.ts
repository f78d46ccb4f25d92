import { Worker } from 'node:worker_threads'
import type pg from 'pg'
import type { EntryBlock } from '#lib/matching/feed/entry-block.ts'
import { type EntriesWanted, findEntryBlocks } from '#lib/matching/feed/queries.ts'

/** Reads entries of a list, some hundreds at a time. */
export type ReadEntries = (wanted: EntriesWanted) => AsyncIterable<EntryBlock>

/** On the thread that calls, for a list of some thousands or where no read waits. */
export const readHere =
  (db: pg.ClientBase): ReadEntries =>
  (wanted) =>
    findEntryBlocks(db, wanted)

export interface ReadingData {
  url: string
  wanted: EntriesWanted
}
export type FromReading = { block: EntryBlock } | { ended: true }

/** Blocks under way to the thread that matches. */
export const mostUnderWay = 2

/**
 * On a thread and a connection of its own, which end with it or when `ended` says so: what is cut up, spelt and collected
 * there holds up no read here.
 */
export const readInThread = (url: string, ended: AbortSignal): ReadEntries =>
  async function* (wanted) {
    const workerData: ReadingData = { url, wanted }
    const worker = new Worker(new URL('./list-reading-worker.ts', import.meta.url), { workerData })
    const blocks: EntryBlock[] = []
    let isAll = false
    let failed: Error | undefined
    let wake = () => {}
    worker.on('message', (message: FromReading) => {
      if ('block' in message) blocks.push(message.block)
      else isAll = true
      wake()
    })
    const fail = (error: Error) => {
      if (!isAll) failed ??= error
      wake()
    }
    worker.on('error', fail)
    worker.on('exit', () => fail(new Error('the thread that reads the list ended')))
    const stop = () => wake()
    ended.addEventListener('abort', stop)
    try {
      for (;;) {
        ended.throwIfAborted()
        const block = blocks.shift()
        if (block) {
          yield block
          worker.postMessage('next')
        } else if (failed) throw failed
        else if (isAll) return
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
    } finally {
      ended.removeEventListener('abort', stop)
      await worker.terminate()
    }
  }
