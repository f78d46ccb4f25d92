import { describe, expect, it } from 'vitest'
import { applyImport } from './applying/commands.ts'
import { cancelImport } from './ending/commands.ts'
import { counts, importHouse, three } from './testing/house.ts'
import { bring, clearedManager, manager, rowsOf, stage } from './testing/list.ts'
import { undoRevision } from './undoing/commands.ts'

const { pool, db, deps, newList, listed } = await importHouse()

describe('what is covert', () => {
  it('has no list, import or revision for a manager who is not cleared', async () => {
    const file = rowsOf(['AB60CDE - Intelligence R1'])
    expect((await stage(deps, file, { list: 'covert' })).answer).toMatchObject({ refusal: { kind: 'not-found' } })
    expect(await bring(deps, file, { list: 'covert', who: clearedManager })).toEqual(counts({ added: 1 }))
    const { importId } = await stage(deps, file, { list: 'covert', who: clearedManager })
    expect(await applyImport(deps, manager, { importId })).toMatchObject({ refusal: { kind: 'not-found' } })
    expect(await cancelImport(deps, manager, { importId })).toMatchObject({ refusal: { kind: 'not-found' } })
    const undo = { hotlistId: 'covert', revision: 2, reason: 'why not' }
    expect(await undoRevision(deps, manager, undo)).toMatchObject({ refusal: { kind: 'not-found' } })
    await cancelImport(deps, clearedManager, { importId })
  })

  it('is refused in an open list’s file, and what such a list has by hand is neither counted nor withdrawn', async () => {
    const list = await newList()
    await bring(deps, rowsOf(three), { list })
    await pool.query(
      `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, created_at, updated_at)
       VALUES ('00000000-0000-4000-8000-000000000001', $1, 'AB61CDE', 'SILENT', '{}', 'x', 'stolen', 'low', 'durrow', now(), now())`,
      [list],
    )
    const silent = `VRM,Reason,Source Reference,Action,Make\nAB30CDE,Stolen,R1,,FORD\nAB31CDE,Stolen,R2,,FIAT\nAB32CDE,Stolen,R3,,SEAT\nAB62CDE,x,R4,SILENT,\n`
    expect(await bring(deps, silent, { list })).toEqual(counts({ unchanged: 3, refused: 1 }))
    expect(await listed(list)).toContain('AB61CDE - live')
    expect(await db.hotlist.findUnique({ where: { id: list } })).toMatchObject({ revision: 4, openRevision: 3 })

    // Nor does the reason of a withdrawal tell by its number that something nobody may see has changed.
    await pool.query('UPDATE hotlist SET guard_share = 1 WHERE id = $1', [list])
    await bring(deps, rowsOf(three.slice(0, 2)), { list })
    const { rows } = await pool.query(
      `SELECT withdrawn_reason FROM hotlist_entry WHERE hotlist_id = $1 AND status = 'withdrawn'`,
      [list],
    )
    expect(rows).toEqual([{ withdrawn_reason: 'Not in revision 4 of its list' }])
    expect(await db.hotlist.findUnique({ where: { id: list } })).toMatchObject({ revision: 5, openRevision: 4 })
  })
})
