import { describe, expect, it } from 'vitest'
import { withdrawEntry } from '../../commands.ts'
import { cancelImport } from '../ending/commands.ts'
import { counts, importHouse, three } from '../testing/house.ts'
import { bring, importedAt, manager, rowsOf, stage } from '../testing/list.ts'
import { applyImport } from './commands.ts'

const { pool, db, deps, newList, listed, idOf } = await importHouse()

describe('a full file', () => {
  it('adds, changes in place, withdraws and leaves, in one revision', async () => {
    const list = await newList()
    expect(await bring(deps, rowsOf(three), { list })).toEqual(counts({ added: 3 }))
    const before = await idOf(list, 'AB31CDE')
    const next = ['AB30CDE FORD Stolen R1', 'AB31CDE AUDI Stolen R2', 'AB33CDE SKODA Stolen R4']
    const answer = await bring(deps, rowsOf(next), { list, confirmWithdrawals: 'the source says so' })
    expect(answer).toEqual(counts({ added: 1, changed: 1, withdrawn: 1, unchanged: 1 }))
    expect(await listed(list)).toEqual([
      'AB30CDE FORD live',
      'AB31CDE AUDI live',
      'AB32CDE SEAT withdrawn',
      'AB33CDE SKODA live',
    ])
    expect(await idOf(list, 'AB31CDE')).toBe(before)
    const revisions = await db.hotlistRevision.findMany({ where: { hotlistId: list }, orderBy: { revision: 'asc' } })
    expect(revisions).toMatchObject([
      { revision: 2, openRevision: 2, kind: 'full', added: 3, byName: 'list-manager', fileName: 'list.csv' },
      { revision: 3, openRevision: 3, kind: 'full', added: 1, changed: 1, withdrawn: 1, reason: 'the source says so' },
    ])
    expect(await db.hotlist.findUnique({ where: { id: list } })).toMatchObject({ revision: 3, refreshedAt: importedAt })
    const audit = await db.auditEntry.findMany({ where: { objectId: list }, orderBy: { seq: 'asc' } })
    expect(audit.map(({ action }) => action)).toEqual(['hotlist.imported', 'hotlist.imported'])
    const { rows } = await pool.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'staging'`)
    expect(rows).toEqual([])
  })

  it('changes nothing before somebody says so, and nothing at all when it is cancelled', async () => {
    const list = await newList()
    const { importId } = await stage(deps, rowsOf(three), { list })
    expect(await listed(list)).toEqual([])
    expect(await cancelImport(deps, manager, { importId })).toMatchObject({ ok: true })
    expect(await applyImport(deps, manager, { importId })).toMatchObject({ ok: false, refusal: { kind: 'stale' } })
    expect(await db.hotlist.findUnique({ where: { id: list } })).toMatchObject({ revision: 1 })
  })

  it('is stopped by the guard until somebody gives a reason; the number it took is given back', async () => {
    const list = await newList()
    await bring(deps, rowsOf(three), { list })
    const { importId } = await stage(deps, rowsOf(three.slice(0, 1)), { list })
    const stopped = await applyImport(deps, manager, { importId })
    expect(stopped).toMatchObject({
      ok: false,
      refusal: { kind: 'blocked', message: expect.stringContaining('2 of 3') },
    })
    expect(await db.hotlist.findUnique({ where: { id: list } })).toMatchObject({ revision: 2 })
    const confirmed = await applyImport(deps, manager, { importId, confirmWithdrawals: 'fleet was sold' })
    expect(confirmed).toEqual({ ok: true, value: { revision: 3 } })
  })

  it('refuses bad rows one by one, keeps what is listed under their marks, and takes a double once', async () => {
    const list = await newList()
    await bring(deps, rowsOf(three), { list })
    const next = [
      'AB30CDE FORD Stolen R1',
      'AB31CDE FIAT Stolen R2 31/02/2027',
      '?? - Stolen -',
      'AB32CDE SEAT Stolen R3',
      'AB32CDE KIA Stolen R3',
    ]
    const { importId, answer } = await stage(deps, rowsOf(next), { list })
    expect(answer).toMatchObject({ ok: true, value: { counts: counts({ unchanged: 2, refused: 3, kept: 1 }) } })
    const refusals = await db.hotlistImportRefusal.findMany({ where: { importId }, orderBy: { line: 'asc' } })
    expect(refusals.map(({ line, code, field, value }) => [line, code, field, value])).toEqual([
      [3, 'bad-date', 'weedAt', '31/02/2027'],
      [4, 'bad-mark', 'vrm', '??'],
      [6, 'duplicate', 'vrm', 'AB32CDE'],
    ])
    await cancelImport(deps, manager, { importId })
  })

  it('leaves withdrawn what somebody withdrew here, until its source says something new of it', async () => {
    const list = await newList()
    await bring(deps, rowsOf(three), { list })
    await withdrawEntry(deps, manager, { entryId: await idOf(list, 'AB30CDE'), reason: 'recovered' })
    expect(await bring(deps, rowsOf(three), { list })).toEqual(counts({ unchanged: 2, held: 1 }))
    const again = ['AB30CDE FORD Stolen-again R1', ...three.slice(1)]
    expect(await bring(deps, rowsOf(again), { list })).toEqual(counts({ unchanged: 2, added: 1 }))
    expect(await listed(list)).toContain('AB30CDE FORD live')
  })

  it('is shown anew when the list changed between preview and confirmation', async () => {
    const list = await newList()
    await bring(deps, rowsOf(three), { list })
    const { importId } = await stage(deps, rowsOf([...three, 'AB33CDE KIA Stolen R4']), { list })
    await withdrawEntry(deps, manager, { entryId: await idOf(list, 'AB30CDE'), reason: 'recovered' })
    expect(await applyImport(deps, manager, { importId })).toMatchObject({ ok: false, refusal: { kind: 'stale' } })
    expect(await db.hotlistImport.findUnique({ where: { id: importId } })).toMatchObject({
      state: 'ready',
      counts: { held: 1 },
    })
  })
})
