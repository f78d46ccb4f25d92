import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { peek } from '../staging/short-file.ts'
import type { Staged, StageFile } from '../staging/staged.ts'
import { stageFile } from '../staging/store.ts'
import type { FromThread, ThreadData, ToThread } from './message.ts'

// From the working folder, which is the house's: pages are bundled, and a bundle has no neighbours.
const beginning = () => resolve(process.cwd(), 'processes/importer/worker.ts')
/** Pieces on their way to the thread; each is 64 KB at most. */
const mostUnderWay = 8
const heapMb = 192

/** As `stageFile`, in a thread of its own that ends with it; memory is bounded whatever the file is. */
export const stageInThread: StageFile = async (url, job, source, onProgress) => {
  const workerData: ThreadData = { url, job }
  const worker = new Worker(beginning(), { workerData, resourceLimits: { maxOldGenerationSizeMb: heapMb } })
  let underWay = 0
  let taken: FromThread & { taken: unknown } = { taken: [0, 0, 0] }
  let wake: (() => void) | undefined
  const staged = new Promise<Staged>((done, fail) => {
    worker.on('message', (message: FromThread) => {
      if ('staged' in message) return done(message.staged)
      underWay--
      taken = message
      wake?.()
    })
    worker.on('error', fail)
    worker.on('exit', () => fail(new Error('the thread that reads the file ended')))
  })
  staged.catch(() => wake?.())
  let over = false
  staged.then(
    () => {
      over = true
      wake?.()
    },
    () => {
      over = true
    },
  )
  const send = (message: ToThread, move?: ArrayBuffer[]) => worker.postMessage(message, move)
  try {
    for await (const given of source) {
      const piece = own(given)
      send({ piece }, [piece.buffer])
      underWay++
      while (underWay >= mostUnderWay && !over)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      if (over) break
      await onProgress(...taken.taken)
    }
    send('end')
    return await staged
  } finally {
    await worker.terminate()
  }
}

/** The bytes in memory of their own, which can be given away: what came from the network is so already. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes
  return buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(bytes)
}

/** Reads a short file here and a longer one in a thread, whatever its sender said of its length. */
export const stageBySize: StageFile = async (url, job, source, onProgress) => {
  const { isShort, pieces } = await peek(source)
  return isShort
    ? stageFile(url, job, pieces, onProgress)
    : stageInThread(url, { ...job, long: true }, pieces, onProgress)
}
