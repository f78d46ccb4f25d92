import { describe, expect, it } from 'vitest'
import { importHouse, three } from '../testing/house.ts'
import { importedAt, rowsOf, stage } from '../testing/list.ts'
import { clearImports } from './commands.ts'

const { pool, db, deps, newList, listed } = await importHouse()

describe('a process that dies', () => {
  it('leaves an import that is cleared away; the list is as it was', async () => {
    const list = await newList()
    async function* breaking() {
      yield Buffer.from(rowsOf(three))
      throw new Error('the sender went away')
    }
    await expect(stage(deps, breaking(), { list })).rejects.toThrow('went away')
    expect(await db.hotlistImport.findFirst({ where: { hotlistId: list } })).toMatchObject({ state: 'failed' })
    const { importId } = await stage(deps, rowsOf(three), { list })
    await pool.query(`UPDATE hotlist_import SET state = 'staging' WHERE id = $1`, [importId])
    const later = { ...deps, clock: () => new Date(importedAt.getTime() + 3 * 60_000) }
    expect(await clearImports(later)).toBe(1)
    expect(await db.hotlistImport.findUnique({ where: { id: importId } })).toMatchObject({ state: 'failed' })
    const { rows } = await pool.query(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'staging' AND tablename LIKE $1`,
      [`%${importId.replaceAll('-', '')}`],
    )
    expect(rows).toEqual([])
    expect(await listed(list)).toEqual([])
  })

  it('says so when the database ends the connection between two pieces', async () => {
    const list = await newList()
    async function* interrupted() {
      yield Buffer.from(rowsOf(three))
      const { rowCount } = await pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'hotlist import'`,
      )
      expect(rowCount).toBe(1)
      yield Buffer.from('AB33CDE,FORD,Stolen,R9,,\n'.repeat(5000))
    }
    await expect(stage(deps, interrupted(), { list })).rejects.toThrow()
    expect(await db.hotlistImport.findFirst({ where: { hotlistId: list } })).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('Nothing was changed'),
    })
    expect(await listed(list)).toEqual([])
  })
})
