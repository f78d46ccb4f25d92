import { setTimeout as pause } from 'node:timers/promises'
import { IMAGE_MEDIA_TYPE, type ImageKind } from '#lib/world/images/image.ts'
import { Link } from './link.ts'
import { say } from './say.ts'

/** `draw` makes the picture only when it is sent. */
export type OutgoingImage = { readId: string; kind: ImageKind; draw(): string }
export type ImageSender = { add(image: OutgoingImage): void }

/** Images matter less than reads: beyond this many waiting the oldest are dropped, and that is said. */
const QUEUE_LIMIT = 2_000
/** Answers that the same image would get again. */
const HOPELESS = new Set([400, 404, 409, 413, 415, 422])

/** Sends images one after another, each until it is taken or refused for good; before or after its read is all one. */
export function startImageSender(matcherUrl: string, token: string): ImageSender {
  const link = new Link('The matcher (images)', token)
  const queue: OutgoingImage[] = []
  let dropped = 0
  let refused = 0
  let wake = () => {}

  void sendAll()
  return {
    add(image) {
      queue.push(image)
      if (queue.length > QUEUE_LIMIT) {
        queue.shift()
        if (dropped++ === 0) say('Too many images wait: the oldest are dropped', { limit: QUEUE_LIMIT })
      }
      wake()
    },
  }

  async function sendAll(): Promise<never> {
    for (;;) {
      const image = queue.shift()
      if (image) {
        await deliver(image)
        continue
      }
      dropped = 0
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }

  async function deliver({ readId, kind, draw }: OutgoingImage): Promise<void> {
    const body = draw()
    for (;;) {
      const sent = await link.send('PUT', `${matcherUrl}/v1/reads/${readId}/images/${kind}`, IMAGE_MEDIA_TYPE, body)
      if (sent.ok) return link.worked()
      if (HOPELESS.has(sent.status)) {
        if (refused++ === 0) say('The matcher refused an image', { status: sent.status, readId, kind })
        return
      }
      await pause(link.failed(sent))
    }
  }
}
