import { expect, test } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { ensurePartitions, hasPartitions } from './partitions.ts'

const { pool } = await testDatabase()

test('months around now are covered for reads and images, once', async () => {
  const now = new Date('2031-01-31T23:59:00Z')
  expect(await hasPartitions(pool)).toBe(false)
  // November to April: six months, two tables.
  expect(await ensurePartitions(pool, now)).toBe(12)
  expect(await ensurePartitions(pool, now)).toBe(0)
  expect(await hasPartitions(pool)).toBe(true)
  const { rows } = await pool.query(
    `SELECT relname AS name FROM pg_class WHERE relname LIKE 'read\\_20%' AND relkind = 'r' ORDER BY 1`,
  )
  expect(rows.map(({ name }) => name)).toEqual([
    'read_20301101',
    'read_20301201',
    'read_20310101',
    'read_20310201',
    'read_20310301',
    'read_20310401',
  ])
  expect(await ensurePartitions(pool, new Date('2031-02-01T00:00:00Z'))).toBe(2)
})

test('bigint arrives as number where that is exact', async () => {
  const { rows } = await pool.query('SELECT 9007199254740991::bigint AS exact, 9007199254740993::bigint AS large')
  expect(rows).toEqual([{ exact: 9007199254740991, large: 9007199254740993n }])
})
