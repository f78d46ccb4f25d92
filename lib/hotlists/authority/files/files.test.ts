import { describe, expect, it } from 'vitest'
import { decideAuthorisation, noteOverdue } from '../../authority/commands.ts'
import { findClashRows } from '../../imports/judging/queries.ts'
import { findImportView } from '../../imports/queries.ts'
import { importHouse } from '../../imports/testing/house.ts'
import { bring, clearedManager, importedAt, manager, stage, viewerOf } from '../../imports/testing/list.ts'
import { undoRevision } from '../../imports/undoing/commands.ts'
import { countOwed } from '../../review/queries.ts'
import { authoriseFile, trustSource } from './commands.ts'

const { pool, db, deps, newList } = await importHouse()
const supervisor = viewerOf('supervisor')
const minutes = (n: number) => new Date(importedAt.getTime() + n * 60_000)
/** `AB30CDE high stolen SU` as a row: mark, grade, category, warning signals. */
const graded = (...rows: string[]) =>
  `VRM,Grade,Category,Warning Markers,Reason,Source Reference\n${rows
    .map((row) => {
      const [vrm, grade, category = 'stolen', signals = ''] = row.split(' ')
      return `${vrm},${grade},${category},${signals},Sought,R-${vrm}\n`
    })
    .join('')}`
const asked = (list: string) =>
  db.hotlistAuthorisation.findMany({
    where: { entry: { hotlistId: list } },
    orderBy: { entry: { vrm: 'asc' } },
    include: { entry: true },
  })
const audit = async (action: string, objectId: string) => db.auditEntry.findMany({ where: { action, objectId } })

describe('Highs that a file brings', () => {
  it('are live at once and owed within a quarter of an hour, chased, and authorised together by another person', async () => {
    const list = await newList()
    await bring(deps, graded('AB30CDE high', 'AB31CDE high', 'AB32CDE low'), { list })
    const questions = await asked(list)
    expect(
      questions.map(({ entry, emergency, grounds, dueAt, revision }) => [
        entry.vrm,
        entry.status,
        emergency,
        grounds,
        dueAt,
        revision,
      ]),
    ).toEqual(['AB30CDE', 'AB31CDE'].map((vrm) => [vrm, 'live', true, ['high'], minutes(15), 2]))
    expect(await countOwed(db, supervisor, minutes(1))).toMatchObject({
      owed: 2,
      overdue: 0,
      dueAt: minutes(15).toISOString(),
    })
    expect(await noteOverdue({ db, clock: () => minutes(16) })).toBe(2)
    expect(await noteOverdue({ db, clock: () => minutes(17) })).toBe(0)
    expect(await audit('hotlist.authorisation-overdue', list)).toMatchObject([{ detail: { revision: 2, entries: 2 } }])
    const yes = { hotlistId: list, revision: 2, note: 'kidnap in progress, named by the force' }
    expect(await authoriseFile(deps, viewerOf('operator'), yes)).toMatchObject({ refusal: { kind: 'forbidden' } })
    const sameAsImporter = { ...supervisor, id: manager.id }
    expect(await authoriseFile(deps, sameAsImporter, yes)).toMatchObject({ refusal: { kind: 'blocked' } })
    expect(await authoriseFile(deps, supervisor, yes)).toEqual({ ok: true, value: { authorised: 2 } })
    expect(await authoriseFile(deps, supervisor, yes)).toMatchObject({ refusal: { kind: 'stale' } })
    expect((await asked(list)).map(({ decision, note }) => [decision, note])).toEqual([
      ['granted', yes.note],
      ['granted', yes.note],
    ])
    expect(await audit('hotlist.highs-authorised', list)).toMatchObject([
      { actorId: 'supervisor', reason: yes.note, detail: { authorised: 2 } },
    ])
  })

  it('are asked for once: not again by the same file, and not at all where the source authorises them', async () => {
    const list = await newList()
    await bring(deps, graded('AB30CDE high', 'AB31CDE low'), { list })
    await bring(deps, graded('AB30CDE high', 'AB31CDE low'), { list })
    expect(await asked(list)).toHaveLength(1)
    const trust = { hotlistId: list, authorisedAtSource: true, reason: 'agreed with the source on 1 November' }
    expect(await trustSource(deps, manager, trust)).toMatchObject({ refusal: { kind: 'forbidden' } })
    expect(await trustSource(deps, supervisor, trust)).toMatchObject({ ok: true })
    expect(await audit('hotlist.source-authority', list)).toMatchObject([
      { reason: trust.reason, detail: { before: false, after: true } },
    ])
    await bring(deps, graded('AB30CDE high', 'AB31CDE high', 'AB33CDE high'), { list })
    expect(await asked(list)).toHaveLength(1)
  })

  it('go by a no: one it added leaves the list, one it raised is again what it was', async () => {
    const list = await newList()
    await bring(deps, graded('AB30CDE low'), { list })
    await bring(deps, graded('AB30CDE high', 'AB31CDE high'), { list })
    for (const { id } of await asked(list)) {
      const answer = await decideAuthorisation(deps, supervisor, {
        authorisationId: id,
        grant: false,
        note: 'no life is at risk',
      })
      expect(answer).toMatchObject({ ok: true })
    }
    const { rows } = await pool.query(
      'SELECT vrm, grade, status FROM hotlist_entry WHERE hotlist_id = $1 ORDER BY vrm',
      [list],
    )
    expect(rows).toEqual([
      { vrm: 'AB30CDE', grade: 'low', status: 'live' },
      { vrm: 'AB31CDE', grade: 'high', status: 'withdrawn' },
    ])
  })

  it('are no question any more once a file takes them off, and one again when that is undone', async () => {
    const list = await newList()
    await bring(deps, graded('AB30CDE high', 'AB31CDE low'), { list })
    await bring(deps, graded('AB31CDE low'), { list, confirmWithdrawals: 'the source says so' })
    expect((await asked(list)).map(({ decision }) => decision)).toEqual(['lapsed'])
    await undoRevision(deps, manager, { hotlistId: list, revision: 3, reason: 'the wrong file' })
    expect((await asked(list)).map(({ decision }) => decision).sort()).toEqual(['lapsed', null].sort())
  })

  it('of a covert list are nobody’s business but the cleared’s', async () => {
    const file = 'VRM,Grade,Reason,Source Reference\nAB60CDE,high,Intelligence,R1\n'
    await bring(deps, file, { list: 'covert', who: clearedManager })
    expect(await asked('covert')).toHaveLength(1)
    const yes = { hotlistId: 'covert', revision: 2, note: 'life at risk, see the log' }
    expect(await authoriseFile(deps, supervisor, yes)).toMatchObject({ refusal: { kind: 'not-found' } })
    const before = await countOwed(db, supervisor, importedAt)
    expect(await authoriseFile(deps, viewerOf('supervisor', true), yes)).toMatchObject({ ok: true })
    expect(await countOwed(db, supervisor, importedAt)).toEqual(before)
    expect(await audit('hotlist.highs-authorised', 'covert')).toMatchObject([{ restricted: true, openSeq: null }])
  })
})

it('rows graded against their risk are counted and listed before anything happens, and taken as sent', async () => {
  const list = await newList()
  await pool.query(
    `INSERT INTO alarm_policy_category (policy_version, code, name, cause, consequence, band_high, band_medium, band_low, harm_weight,
       what_is_this, what_to_do, who_to_call, escalation, feed_only)
     VALUES (1, 'missing', 'Missing person', '', '', 'high', 'medium', 'low', 1, 'w', 'w', 'w', '', false)`,
  )
  const file = graded('AB30CDE low missing SU', 'AB31CDE medium missing SU', 'AB32CDE low stolen FI', 'AB33CDE high')
  const { importId, answer } = await stage(deps, file, { list })
  expect(answer).toMatchObject({ ok: true, value: { counts: { added: 4, refused: 0 } } })
  expect(await findImportView(db, manager, importId)).toMatchObject({ clashes: 2, highs: 1 })
  expect(await findClashRows(db, importId, 10)).toEqual([
    {
      line: 2,
      vrm: 'AB30CDE',
      grade: 'low',
      category: 'missing',
      reason: 'graded Low against risk: a missing person with SU',
    },
    { line: 4, vrm: 'AB32CDE', grade: 'low', category: 'stolen', reason: 'graded Low against risk: FI' },
  ])
  expect(await findClashRows(db, importId, 1, 2)).toMatchObject([{ line: 4 }])
  await bring(deps, file, { list })
  const again = await stage(deps, file, { list })
  expect(await findImportView(db, manager, again.importId)).toMatchObject({ clashes: 0, highs: 0 })
})
