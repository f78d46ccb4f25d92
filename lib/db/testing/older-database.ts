import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { migrate, readMigrations } from '../migrate/migrate.ts'
import { withDatabase } from './database.ts'

const migrations = join('prisma', 'migrations')

export interface OlderDatabase {
  pool: pg.Pool
  /** Puts another database's rows into this one, as far as it knows the columns; nothing of its own is left. */
  copyFrom(newer: pg.Pool): Promise<void>
  /** Applies every later migration; answers their names. */
  bringUpToDate(): Promise<string[]>
}

/** A database as it was after the migration `last`. */
export function withOlderDatabase<T>(last: string, work: (older: OlderDatabase) => Promise<T>): Promise<T> {
  return withDatabase(
    async ({ pool }) => {
      const dir = mkdtempSync(join(tmpdir(), 'watchdesk-older-'))
      try {
        for (const { name } of readMigrations(migrations)) {
          if (name <= last) cpSync(join(migrations, name), join(dir, name), { recursive: true })
        }
        await migrate(pool, dir)
      } finally {
        rmSync(dir, { recursive: true })
      }
      const bringUpToDate = async () => (await migrate(pool, migrations)).applied
      return work({ pool, copyFrom: (newer) => copyRows(newer, pool), bringUpToDate })
    },
    { empty: true },
  )
}

/** Tables that hold rows of their own, partitions left to what they are parts of. */
const ownTables = `
  SELECT quote_ident(relname) AS name FROM pg_class
  WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
    AND relname <> '_prisma_migrations' ORDER BY 1`

async function copyRows(from: pg.Pool, to: pg.Pool): Promise<void> {
  const client = await to.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(ownTables)
    await client.query('BEGIN')
    await client.query(`SET LOCAL session_replication_role = replica`) // no trigger refuses or adds anything
    for (const { name } of tables) await client.query(`DELETE FROM ${name}`)
    for (const { name } of tables) {
      const { rows } = await from.query(`SELECT coalesce(json_agg(t), '[]')::text AS all FROM ${name} t`)
      await client.query(
        `INSERT INTO ${name} OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::${name}, $1)`,
        [rows[0].all],
      )
    }
    const { rows: sequences } = await from.query(
      `SELECT quote_ident(sequencename) AS name, last_value AS at FROM pg_sequences
       WHERE schemaname = 'public' AND last_value IS NOT NULL`,
    )
    for (const { name, at } of sequences) await client.query('SELECT setval($1, $2)', [name, at])
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}
