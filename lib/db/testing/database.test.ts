import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase, withDatabase } from './database.ts'

const { pool } = await testDatabase()

test('the database has the migrations and is this file’s own', async () => {
  const { rows } = await pool.query(
    'SELECT count(*)::int AS applied, current_database() AS name FROM _prisma_migrations GROUP BY 2',
  )
  expect(rows[0].applied).toBeGreaterThan(0)
  expect(rows[0].name).toMatch(/^test_[0-9a-f]{12}$/)
})

test('a pool left open fails whoever left it', async () => {
  let leaked: pg.Pool | undefined
  const leaky = withDatabase(
    async ({ url }) => {
      leaked = new pg.Pool({ connectionString: url, application_name: 'leaky' })
      leaked.on('error', () => {})
      await leaked.query('SELECT 1')
    },
    { empty: true },
  )
  await expect(leaky).rejects.toThrow('left open at the end of the test: leaky')
  await leaked?.end()
})
