import type pg from 'pg'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { createCameras } from './cameras.ts'
import { seedStage } from './testing/stage.ts'

const { pool } = await testDatabase()
let queries = 0
const counted = {
  query: (...given: [string]) => {
    queries++
    return pool.query(...given)
  },
} as unknown as pg.Pool

beforeAll(() => seedStage(pool))
beforeEach(() => {
  queries = 0
})

it('asks for unknown cameras together, however many reads name them', async () => {
  const cameras = createCameras(counted)
  const flood = async (sender: number) => {
    for (let n = 0; n < 5; n++) await cameras.lookFor([`nowhere-${sender}-${n}`])
  }
  await Promise.all(Array.from({ length: 200 }, (_, sender) => flood(sender)))
  expect(queries).toBeLessThan(12)
})

it('knows whoever asks of a camera that is there, whatever else is looked for', async () => {
  const cameras = createCameras(counted)
  const others = Array.from({ length: 50 }, (_, n) => cameras.lookFor([`nowhere-${n}`]))
  await cameras.lookFor(['cam-3', 'nowhere'])
  expect([cameras.find('cam-3')?.forceId, cameras.find('nowhere')]).toEqual(['eden', undefined])
  await Promise.all(others)
})

it('is not content with an answer that was under way before', async () => {
  const cameras = createCameras(counted)
  const before = cameras.refresh()
  await pool.query(`INSERT INTO camera SELECT 'late', force_id, name, road, direction, bearing, lat, lon, lanes, kind,
    active, created_at FROM camera WHERE id = 'cam-1'`)
  await cameras.lookFor(['late'])
  await before
  expect(cameras.find('late')).toBeDefined()
})
