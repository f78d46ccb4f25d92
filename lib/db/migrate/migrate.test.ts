import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { withDatabase } from '#lib/db/testing/database.ts'
import { migrate } from './migrate.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'watchdesk-migrations-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

function write(name: string, sql: string) {
  mkdirSync(join(dir, name), { recursive: true })
  writeFileSync(join(dir, name, 'migration.sql'), sql)
}

describe('migrate', () => {
  test('applies in order, once, and books each as Prisma does', () =>
    withDatabase(
      async ({ pool }) => {
        write('0002_b', 'INSERT INTO a VALUES (1); INSERT INTO a VALUES (2);')
        write('0001_a', 'CREATE TABLE a (n int)')
        expect(await migrate(pool, dir)).toEqual({ applied: ['0001_a', '0002_b'] })
        expect(await migrate(pool, dir)).toEqual({ applied: [] })
        expect((await pool.query('SELECT n FROM a ORDER BY n')).rows).toEqual([{ n: 1 }, { n: 2 }])
        const { rows } = await pool.query('SELECT * FROM _prisma_migrations ORDER BY migration_name')
        expect(rows[0]).toMatchObject({
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          checksum: createHash('sha256').update('CREATE TABLE a (n int)').digest('hex'),
          finished_at: expect.any(Date),
          migration_name: '0001_a',
          logs: null,
          rolled_back_at: null,
          started_at: expect.any(Date),
          applied_steps_count: 1,
        })
      },
      { empty: true },
    ))

  test('a migration that fails leaves nothing behind and can be corrected', () =>
    withDatabase(
      async ({ pool }) => {
        write('0001_a', 'CREATE TABLE a (n int); SELECT no_such_thing()')
        await expect(migrate(pool, dir)).rejects.toThrow(/0001_a failed and was undone: .*no_such_thing/)
        expect((await pool.query(`SELECT to_regclass('a') AS a`)).rows).toEqual([{ a: null }])
        write('0001_a', 'CREATE TABLE a (n int)')
        expect(await migrate(pool, dir)).toEqual({ applied: ['0001_a'] })
      },
      { empty: true },
    ))

  test('one that ends its own transaction is refused, and so is everything after it', () =>
    withDatabase(
      async ({ pool }) => {
        write('0001_a', 'CREATE TABLE a (n int); COMMIT; CREATE TABLE b (n int)')
        await expect(migrate(pool, dir)).rejects.toThrow('ends its own transaction')
        await expect(migrate(pool, dir)).rejects.toThrow('begun but never finished')
      },
      { empty: true },
    ))

  test('one changed by a single space is refused', () =>
    withDatabase(
      async ({ pool }) => {
        write('0001_a', 'CREATE TABLE a (n int)')
        await migrate(pool, dir)
        write('0001_a', 'CREATE TABLE a (n  int)')
        await expect(migrate(pool, dir)).rejects.toThrow('0001_a was changed after it was applied')
      },
      { empty: true },
    ))

  test('four runners at once apply each migration once', () =>
    withDatabase(
      async ({ pool }) => {
        write('0001_a', 'CREATE TABLE a (n int); SELECT pg_sleep(0.1); INSERT INTO a VALUES (1)')
        const answers = await Promise.all([1, 2, 3, 4].map(() => migrate(pool, dir)))
        expect(answers.map(({ applied }) => applied.length).sort()).toEqual([0, 0, 0, 1])
        expect((await pool.query('SELECT count(*)::int AS n FROM a')).rows).toEqual([{ n: 1 }])
      },
      { empty: true },
    ))
})
