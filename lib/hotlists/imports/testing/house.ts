import type pg from 'pg'
import { shareDatabase } from '#lib/access/testing/people.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { depsOf, seedLists } from './list.ts'

export const three = ['AB30CDE FORD Stolen R1', 'AB31CDE FIAT Stolen R2', 'AB32CDE SEAT Stolen R3']

/** Counts of a file as the commands tell them; what is not named is 0. */
export const counts = (found: Partial<Record<string, number>>) => ({
  added: 0,
  changed: 0,
  withdrawn: 0,
  unchanged: 0,
  refused: 0,
  held: 0,
  kept: 0,
  ...found,
})

/** A database with the lists of `seedLists`, and what tests ask of it. */
export async function importHouse() {
  const { pool, url } = await testDatabase()
  const db = shareDatabase(pool)
  await seedLists(pool)
  return { pool, db, url, deps: depsOf(db, url), ...asking(pool) }
}

let lists = 0
const asking = (pool: pg.Pool) => ({
  async newList(): Promise<string> {
    const id = `list-${++lists}`
    await pool.query(
      `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at, layout)
       SELECT $1, $1, source, force_id, owner, contact, 24, refreshed_at, layout FROM hotlist WHERE id = 'open'`,
      [id],
    )
    return id
  },
  /** What a list holds, as `AB30CDE FORD live`. */
  listed: async (list: string) =>
    (
      await pool.query<{ row: string }>(
        `SELECT vrm || ' ' || coalesce(make, '-') || ' ' || status AS row FROM hotlist_entry WHERE hotlist_id = $1 ORDER BY 1`,
        [list],
      )
    ).rows.map(({ row }) => row),
  idOf: async (list: string, vrm: string) =>
    (await pool.query<{ id: string }>('SELECT id FROM hotlist_entry WHERE hotlist_id = $1 AND vrm = $2', [list, vrm]))
      .rows[0]?.id ?? '',
})
