import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { ensurePartitions } from '#lib/db/partitions.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { readPassages } from './queries.ts'

const { pool } = await testDatabase()
const now = new Date('2026-11-22T21:00:00Z')

/** Minutes before `now`, by mark, at a camera. */
const reads: [vrm: string, cameraId: string, minutesAgo: number][] = [
  ['AB84AAA', 'here', 100],
  ['AB84AAA', 'next', 94],
  ['AB84AAA', 'later', 90], // not the next one
  ['AB84BBB', 'here', 80],
  ['AB84BBB', 'next', 70],
  ['AB84CCC', 'here', 60],
  ['AB84CCC', 'side', 40],
  ['AB84DDD', 'here', 50], // was never read again
  ['AB84EEE', 'here', 120],
  ['AB84EEE', 'next', 85], // after more than half an hour it was on another journey
  ['AB84FFF', 'here', 20],
  ['AB84FFF', 'next', 15], // its half hour is not over: nobody knows yet of those like it
  ['AB84GGG', 'next', 65],
  ['AB84GGG', 'here', 64], // came from there
]

beforeAll(async () => {
  await ensurePartitions(pool, now)
  for (const [vrm, cameraId, minutesAgo] of reads) {
    const at = new Date(now.getTime() - minutesAgo * 60_000)
    await pool.query(
      `INSERT INTO read (id, captured_at, received_at, vrm, vrm_raw, camera_id, source_id, payload_hash)
       VALUES ($1, $2, $2, $3, $3, $4, 'test', '')`,
      [randomUUID(), at, vrm, cameraId],
    )
  }
})

it('counts where vehicles were read next within half an hour, and those that were not', async () => {
  const passages = await readPassages(pool, 'here', now)
  const byCamera = Object.fromEntries(passages.map((one) => [one.toCameraId ?? 'nowhere', one]))
  expect(byCamera).toMatchObject({
    // 6 and 10 minutes: a tenth of the way and nine tenths of the way between them
    next: { vehicles: 2, p10Sec: 384, p90Sec: 576 },
    side: { vehicles: 1, p10Sec: 1200, p90Sec: 1200 },
    nowhere: { vehicles: 3, p10Sec: null, p90Sec: null },
  })
  expect(passages).toHaveLength(3)
})
