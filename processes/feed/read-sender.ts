import { setTimeout as pause } from 'node:timers/promises'
import { Link } from './link.ts'
import { say } from './say.ts'

export type ReadSender = { add(read: object): void }

/** A compound batch of the capture standard holds at most 50 reads. */
const BATCH = 50
/** About half an hour of the `day` scenario, 20 MB; beyond it the oldest go, and that is said. */
const QUEUE_LIMIT = 20_000
/** Answers that the same batch would get again; after any other it is sent again until it is taken. */
const HOPELESS = new Set([400, 413, 415, 422])

/** Sends reads in the order given, each until the matcher has it for good (202). */
export function startReadSender(matcherUrl: string, token: string): ReadSender {
  const link = new Link('The matcher', token)
  const queue: object[] = []
  let dropped = 0
  let refused = 0
  let wake = () => {}

  void sendAll()
  return {
    add(read) {
      queue.push(read)
      if (queue.length > QUEUE_LIMIT) {
        queue.shift()
        if (dropped++ === 0) say('The queue is full: the oldest reads are dropped', { limit: QUEUE_LIMIT })
      }
      wake()
    },
  }

  async function sendAll(): Promise<never> {
    for (;;) {
      if (queue.length === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      await deliver(queue.splice(0, BATCH))
      if (dropped > 0 && queue.length < QUEUE_LIMIT / 2) {
        say('The queue has room again', { readsDropped: dropped })
        dropped = 0
      }
    }
  }

  async function deliver(batch: object[]): Promise<void> {
    const body = JSON.stringify(batch)
    for (;;) {
      const sent = await link.send('POST', `${matcherUrl}/v1/reads`, 'application/json', body)
      if (sent.ok) {
        link.worked()
        return noteRefusals(sent.body)
      }
      if (HOPELESS.has(sent.status)) {
        return say('The matcher refuses a batch for good; it is dropped', { status: sent.status, reads: batch.length })
      }
      await pause(link.failed(sent))
    }
  }

  function noteRefusals(body: unknown): void {
    const rejected = (body as { rejected?: { code: string; message: string }[] } | null)?.rejected ?? []
    if (rejected.length > 0 && refused === 0) say('The matcher refused a read', { first: rejected[0] })
    refused += rejected.length
  }
}
