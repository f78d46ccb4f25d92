import { expect, it } from 'vitest'
import { importHouse, three } from '../testing/house.ts'
import { bring, importedAt, manager, rowsOf } from '../testing/list.ts'
import { undoRevision } from '../undoing/commands.ts'
import { historyDays, pruneImports } from './commands.ts'

const { pool, deps, newList, listed } = await importHouse()
const laterBy = (days: number) => ({ ...deps, clock: () => new Date(importedAt.getTime() + days * 86_400_000) })
const kept = async (list: string) =>
  (
    await pool.query<{ revision: number }>(
      'SELECT DISTINCT revision FROM hotlist_revision_change WHERE hotlist_id = $1 ORDER BY 1',
      [list],
    )
  ).rows.map(({ revision }) => revision)
const refusals = async () => (await pool.query('SELECT FROM hotlist_import_refusal')).rowCount

it('forgets what entries were once it is old, but never what the newest file can be undone with', async () => {
  const list = await newList()
  await bring(deps, rowsOf([...three, '?? - Stolen -']), { list })
  await bring(deps, rowsOf(three.map((row) => row.replace('FORD', 'OPEL'))), { list })
  await bring(deps, rowsOf(three.map((row) => row.replace('FIAT', 'AUDI'))), { list })
  expect(await kept(list)).toEqual([3, 4])
  expect(await pruneImports(laterBy(historyDays - 1))).toBe(0)
  expect(await refusals()).toBe(1)
  expect(await pruneImports(laterBy(historyDays + 1))).toBe(2)
  expect(await kept(list)).toEqual([4])
  expect(await refusals()).toBe(0)
  const undone = await undoRevision(deps, manager, { hotlistId: list, revision: 4, reason: 'the wrong file' })
  expect(undone).toMatchObject({ ok: true })
  expect(await listed(list)).toContain('AB31CDE FIAT live')
})
