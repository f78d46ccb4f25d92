import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { takeBackSeat, takeBackSeatHere } from '#lib/db/back-seat.ts'
import { findEntryBlocks } from '#lib/matching/feed/queries.ts'
import { type FromReading, mostUnderWay, type ReadingData } from './list-reading.ts'

/** The thread that reads a long list, while reads are matched on the one that asked for it. */
const port = parentPort
if (!port) throw new Error('this file is the beginning of a thread')
takeBackSeatHere()
const { url, wanted } = workerData as ReadingData
let underWay = 0
let wake = () => {}
port.on('message', () => {
  underWay--
  wake()
})
const tell = (message: FromReading, move: ArrayBuffer[] = []) => port.postMessage(message, move)

const db = new pg.Client({ connectionString: url, application_name: 'matcher list reading' })
await db.connect()
await takeBackSeat(async (sql) => (await db.query(sql)).rows)
await db.query('BEGIN READ ONLY')
// Just after a big import the planner knows nothing of revisions yet, and would read a million rows to find one.
if (wanted.since !== undefined) await db.query('SET LOCAL enable_seqscan = off')
for await (const block of findEntryBlocks(db, wanted)) {
  underWay++
  tell({ block }, [block.weeds.buffer, block.alike.buffer])
  while (underWay >= mostUnderWay)
    await new Promise<void>((resolve) => {
      wake = resolve
    })
}
await db.end()
tell({ ended: true })
port.close()
