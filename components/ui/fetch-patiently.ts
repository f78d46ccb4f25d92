const leastMs = 1_000
const mostMs = 60_000

/**
 * As `fetch`, for what changes nothing: when the server says that this person has asked too often (429), the same is asked
 * again after as long as it says, until `signal` ends it. So nothing that a screen asks for is lost, only later; `onWait`
 * is called whenever it has to wait.
 */
export async function fetchPatiently(path: string, init: RequestInit = {}, onWait?: () => void): Promise<Response> {
  for (;;) {
    const response = await fetch(path, init)
    if (response.status !== 429) return response
    onWait?.()
    const saidMs = Number(response.headers.get('retry-after')) * 1_000
    await pause(Math.min(mostMs, Math.max(leastMs, saidMs || 0)), init.signal)
  }
}

function pause(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, ms)
    signal?.addEventListener('abort', stop, { once: true })
  })
}
