import { describe, expect, it } from 'vitest'
import { shareDatabase } from '#lib/access/testing/people.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { withdrawEntry } from '../commands.ts'
import { applyImport, cancelImport, clearImports, undoRevision } from './commands.ts'
import {
  bring,
  clearedManager,
  depsOf,
  importedAt,
  manager,
  rowsOf,
  seedLists,
  stage,
  viewerOf,
} from './testing/list.ts'

const { pool, url } = await testDatabase()
const db = shareDatabase(pool)
const deps = depsOf(db, url)
await seedLists(pool)

let lists = 0
async function newList(): Promise<string> {
  const id = `list-${++lists}`
  await pool.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at, layout)
     SELECT $1, $1, source, force_id, owner, contact, 24, refreshed_at, layout FROM hotlist WHERE id = 'open'`,
    [id],
  )
  return id
}
const counts = (found: Partial<Record<string, number>>) => ({
  added: 0,
  changed: 0,
  withdrawn: 0,
  unchanged: 0,
  refused: 0,
  held: 0,
  kept: 0,
  ...found,
})
const listed = async (list: string) =>
  (
    await pool.query<{ row: string }>(
      `SELECT vrm || ' ' || coalesce(make, '-') || ' ' || status AS row FROM hotlist_entry WHERE hotlist_id = $1 ORDER BY 1`,
      [list],
    )
  ).rows.map(({ row }) => row)
const idOf = async (list: string, vrm: string) =>
  (await pool.query<{ id: string }>('SELECT id FROM hotlist_entry WHERE hotlist_id = $1 AND vrm = $2', [list, vrm]))
    .rows[0]?.id ?? ''

const three = ['AB30CDE FORD Stolen R1', 'AB31CDE FIAT Stolen R2', 'AB32CDE SEAT Stolen R3']

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

describe('a delta', () => {
  it('adds, changes and withdraws what it names and nothing else', async () => {
    const list = await newList()
    await bring(deps, rowsOf(three), { list })
    const delta = [
      'AB33CDE KIA Stolen R4 - add',
      'AB31CDE AUDI Stolen R2 - change',
      'AB30CDE - - R1 - withdraw',
      'AB99CDE - - R9 - withdraw',
      'AB98CDE KIA Stolen R8 - change',
      'AB97CDE KIA Stolen R7 - paint',
    ]
    expect(await bring(deps, rowsOf(delta), { list, kind: 'delta' })).toEqual(
      counts({ added: 1, changed: 1, withdrawn: 1, refused: 3 }),
    )
    expect(await listed(list)).toEqual([
      'AB30CDE FORD withdrawn',
      'AB31CDE AUDI live',
      'AB32CDE SEAT live',
      'AB33CDE KIA live',
    ])
  })

  it('comes as one JSON object a line too', async () => {
    const list = await newList()
    const lines = [
      { op: 'add', vrm: 'ab30 cde', reason: 'Stolen', warningSignals: ['VI', 'SU'], weedAt: '2027-01-31T10:00:00Z' },
      { op: 'add', vrm: '', reason: 'Stolen' },
    ]
    const file = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n{"op":\n`
    expect(await bring(deps, file, { list, kind: 'delta', format: 'ndjson' })).toEqual(counts({ added: 1, refused: 2 }))
    const entry = await db.hotlistEntry.findFirstOrThrow({ where: { hotlistId: list } })
    expect(entry).toMatchObject({
      vrm: 'AB30CDE',
      warningSignals: ['SU', 'VI'],
      weedAt: new Date('2027-01-31T10:00:00Z'),
    })
  })
})

describe('undo', () => {
  it('takes the newest file back, but not what somebody did since', async () => {
    const list = await newList()
    await bring(deps, rowsOf(three), { list })
    const next = ['AB30CDE OPEL Stolen R1', 'AB31CDE AUDI Stolen R2', 'AB33CDE KIA Stolen R4', 'AB34CDE KIA Stolen R5']
    await bring(deps, rowsOf(next), { list, confirmWithdrawals: 'mistake' })
    await withdrawEntry(deps, manager, { entryId: await idOf(list, 'AB30CDE'), reason: 'recovered' })
    const input = { hotlistId: list, revision: 3, reason: 'the wrong file' }
    expect(await undoRevision(deps, viewerOf('operator'), input)).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await undoRevision(deps, manager, { ...input, revision: 2 })).toMatchObject({ refusal: { kind: 'stale' } })
    expect(await undoRevision(deps, manager, input)).toEqual({ ok: true, value: { revision: 5 } })
    expect(await listed(list)).toEqual([
      'AB30CDE OPEL withdrawn',
      'AB31CDE FIAT live',
      'AB32CDE SEAT live',
      'AB33CDE KIA withdrawn',
      'AB34CDE KIA withdrawn',
    ])
    const undo = await db.hotlistRevision.findFirstOrThrow({ where: { hotlistId: list, kind: 'undo' } })
    expect(undo).toMatchObject({ added: 1, changed: 1, withdrawn: 2, reason: 'the wrong file' })
    expect(await undoRevision(deps, manager, input)).toMatchObject({ refusal: { kind: 'stale' } })
    expect(await undoRevision(deps, manager, { ...input, revision: 2 })).toMatchObject({ refusal: { kind: 'stale' } })
  })
})

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
  })
})

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
})
