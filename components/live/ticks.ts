// Timers of a page that nobody looks at are slowed to one a minute; those of a worker are not. The heartbeat is watched by
// this clock, so that a desk in the background says LOST as soon as one in front. Its one line needs no file to be fetched.
const workerSource = 'setInterval(() => postMessage(null), 1000)'

/** Calls back once a second, from a Worker where there is one; returns the way to stop it. */
export function startTicks(tick: () => void): () => void {
  let worker: Worker | undefined
  let timer: ReturnType<typeof setInterval> | undefined
  const fallBack = () => {
    worker?.terminate()
    worker = undefined
    timer ??= setInterval(tick, 1_000)
  }
  try {
    const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }))
    worker = new Worker(url)
    worker.onmessage = tick
    worker.onerror = fallBack
  } catch {
    fallBack() // where workers are forbidden
  }
  return () => {
    worker?.terminate()
    clearInterval(timer)
  }
}
