import { parentPort, workerData } from 'node:worker_threads'
import { takeBackSeatHere } from '#lib/db/back-seat.ts'
import { stageFile } from '#lib/hotlists/imports/staging/store.ts'
import type { FromThread, ThreadData, ToThread } from '#lib/hotlists/imports/thread/message.ts'

/** The thread that reads a file, so that reads are matched and screens are answered meanwhile. */
const port = parentPort
if (!port) throw new Error('this file is the beginning of a thread')
takeBackSeatHere()
const { url, job } = workerData as ThreadData
const waiting: ToThread[] = []
let wake: (() => void) | undefined
port.on('message', (message: ToThread) => {
  waiting.push(message)
  wake?.()
})

async function* pieces(): AsyncGenerator<Uint8Array> {
  for (;;) {
    const next = waiting.shift()
    if (next === 'end') return
    if (next) yield next.piece
    else
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
}

const tell = (message: FromThread) => port.postMessage(message)
const staged = await stageFile(url, job, pieces(), (rows, refused, bytes) => tell({ taken: [rows, refused, bytes] }))
tell({ staged })
port.close()
