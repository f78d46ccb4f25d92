/** A camera of the demo world, as a journey uses it: posts reads and takes the answer. */
export interface Sender {
  matcherUrl: string
  ingestToken: string
}

export interface PostedRead {
  vrm: string
  cameraId: string
  capturedAt: string
  confidence?: number
  colour?: string
  make?: string
}

export const senderUnderTest = (source: Record<string, string | undefined> = process.env): Sender => {
  const { MATCHER_URL, INGEST_TOKEN } = source
  if (!MATCHER_URL || !INGEST_TOKEN) throw new Error('Set MATCHER_URL and INGEST_TOKEN to those of the desk under test')
  return { matcherUrl: MATCHER_URL, ingestToken: INGEST_TOKEN }
}

/** One attempt: the answer, or the error of a connection that broke. */
export const postReads = (sender: Sender, reads: PostedRead[]): Promise<Response> =>
  fetch(`${sender.matcherUrl}/v1/reads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${sender.ingestToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(reads),
    signal: AbortSignal.timeout(10_000),
  })

/** Sends until the answer is 202, as every sender must; the number of attempts it took. */
export async function sendUntilAccepted(sender: Sender, reads: PostedRead[], pauseMs = 100): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      const response = await postReads(sender, reads)
      const body = await response.text()
      if (response.status === 202) return attempt
      if (response.status < 500 && response.status !== 429) throw new Refused(`${response.status} ${body}`)
    } catch (error) {
      if (error instanceof Refused || attempt > 600) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
class Refused extends Error {}
