import { setTimeout as pause } from 'node:timers/promises'
import { IMAGE_MEDIA_TYPE, type ImageKind } from '#lib/world/images/image.ts'
import { Link } from './link.ts'
import { say } from './say.ts'

/** `draw` makes the picture only when it is sent. */
export type OutgoingImage = { readId: string; kind: ImageKind; draw(): string }
export type ImageSender = { add(image: OutgoingImage): void }

/** Images matter less than reads: beyond this many waiting the oldest are dropped, and that is said. */
const QUEUE_LIMIT = 2_000
/** A read that is still on its way answers 404; after these waits it is taken to have been refused. */
const WAITS_FOR_READ_MS = [1_000, 3_000, 10_000, 30_000, 120_000]

/** Sends images one after another, each until it is taken, refused, or its read never comes. */
export function startImageSender(matcherUrl: string, token: string): ImageSender {
  const link = new Link('The matcher (images)', token)
  const queue: OutgoingImage[] = []
  let dropped = 0
  let refused = 0
  let wake = () => {}

  void sendAll()
  return { add }

  function add(image: OutgoingImage): void {
    queue.push(image)
    if (queue.length > QUEUE_LIMIT) {
      queue.shift()
      if (dropped++ === 0) say('Too many images wait: the oldest are dropped', { limit: QUEUE_LIMIT })
    }
    wake()
  }

  async function sendAll(): Promise<never> {
    for (;;) {
      const image = queue.shift()
      if (image) await deliver(image, 0)
      else {
        dropped = 0
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    }
  }

  async function deliver(image: OutgoingImage, missed: number): Promise<void> {
    const url = `${matcherUrl}/v1/reads/${image.readId}/images/${image.kind}`
    for (;;) {
      const sent = await link.send('PUT', url, IMAGE_MEDIA_TYPE, image.draw())
      if (sent.ok) return link.worked()
      if (sent.status === 404) return waitForRead(image, missed)
      if ([400, 413, 415, 422].includes(sent.status)) {
        if (refused++ === 0) say('The matcher refused an image', { status: sent.status, readId: image.readId })
        return
      }
      await pause(link.failed(sent))
    }
  }

  function waitForRead(image: OutgoingImage, missed: number): void {
    const waitMs = WAITS_FOR_READ_MS[missed]
    if (waitMs !== undefined) setTimeout(() => void deliver(image, missed + 1), waitMs)
  }
}
