import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { shareDatabase } from '#lib/access/testing/people.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { decideAuthorisation, noteOverdue } from '../authority/commands.ts'
import { withdrawEntry } from '../commands.ts'
import { reviewEntry } from '../review/commands.ts'
import { countOwed, reviewQueue } from '../review/queries.ts'
import { anInput, aViewer, furnishLists, later, now, warren } from '../testing/list-house.ts'
import { editEntry, enterEntry } from './commands.ts'
import { findDuplicates, findEntry } from './queries.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)
let at = now
const deps = { db, clock: () => at, newId: randomUUID }
const manager = aViewer('list-manager')
const supervisor = aViewer('supervisor')
const cleared = aViewer('list-manager', { cleared: true })

let marks = 0
/** A mark of its own for each test. */
const fresh = () =>
  `AB84${String.fromCharCode(65 + (marks % 26))}${'ABCDEFGH'.charAt(Math.floor(marks++ / 26))}X`.replace(/[IQ]/g, 'Z')

beforeAll(() => furnishLists(pool))
beforeEach(() => {
  at = now
})

async function entered(change = {}, claims = {}, who = manager) {
  const answer = await enterEntry(
    deps,
    who,
    anInput({ vrm: fresh(), sourceReference: randomUUID(), ...change }, claims),
  )
  if (!answer.ok) throw new Error(answer.refusal.message)
  return db.hotlistEntry.findUniqueOrThrow({ where: { id: answer.value.entryId } })
}
const said = (answer: { ok: true } | { ok: false; refusal: { kind: string; message: string } }) =>
  answer.ok ? 'done' : `${answer.refusal.kind}: ${answer.refusal.message}`
const edit = (
  entry: { id: string; version: number; vrm: string; sourceReference: string | null },
  change = {},
  claims = {},
  who = manager,
) => {
  const { fields, claims: all } = anInput(
    { vrm: entry.vrm, sourceReference: entry.sourceReference ?? '', ...change },
    claims,
  )
  return editEntry(deps, who, {
    entryId: entry.id,
    version: entry.version,
    fields,
    claims: all,
    why: 'the case changed',
  })
}
const now_ = (id: string) => db.hotlistEntry.findUniqueOrThrow({ where: { id } })
const asked = (entryId: string) => db.hotlistAuthorisation.findFirstOrThrow({ where: { entryId, decision: null } })
const decide = (authorisationId: string, grant: boolean, who = supervisor) =>
  decideAuthorisation(deps, who, { authorisationId, grant, note: 'as I see it' })

describe('entering', () => {
  it('is one revision, one line of history and one audit entry', async () => {
    const { revision } = await db.hotlist.findUniqueOrThrow({ where: { id: 'open' } })
    const entry = await entered()
    expect(entry).toMatchObject({
      status: 'live',
      origin: 'hand',
      version: 1,
      ownerId: 'list-manager',
      revision: revision + 1,
    })
    const found = await findEntry(db, manager, entry.id)
    expect(found?.changes).toMatchObject([
      { kind: 'created', byName: 'list-manager', before: null, after: { grade: 'low' } },
    ])
    expect(await db.hotlistRevision.findFirst({ orderBy: { revision: 'desc' } })).toMatchObject({
      kind: 'edit',
      added: 1,
    })
    expect(await db.auditEntry.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({
      action: 'hotlist-entry.created',
      objectId: entry.id,
    })
  })

  it.each([
    [
      'every mandatory field',
      { reason: '', information: '', contact: '', sourceReference: '', category: '' },
      /Say why.*Choose what kind.*Say what whoever.*Name whom.*Give the reference/,
    ],
    ['a mark of wildcards alone', { vrm: '???' }, /all wildcards/],
    [
      'a partial mark for long',
      { vrm: 'AB8?KDX', weedAt: later(8 * 24 * 60).toISOString() },
      /partial mark may stand for 7 days/,
    ],
    ['a weed date that has passed', { weedAt: now.toISOString() }, /weed date has passed/],
    ['SILENT on an open list', { action: 'SILENT' }, /SILENT entries are for covert lists/],
    ['a covert list for the uncleared', { hotlistId: 'covert', action: 'SILENT' }, /no such list/],
    ['a category that the policy lacks', { category: 'gossip' }, /does not have this category/],
    ['an owner who does not exist', { ownerId: 'nobody' }, /no such person/],
  ])('refuses: %s', async (_, change, message) => {
    expect(said(await enterEntry(deps, manager, anInput(change as never)))).toMatch(message)
  })

  it('takes a partial mark for a short life, and refuses the same report twice', async () => {
    const partial = await entered({ vrm: 'CD8?KD*' })
    expect(partial).toMatchObject({ vrm: 'CD8?KD*', status: 'live' })
    const again = anInput({ vrm: partial.vrm, sourceReference: partial.sourceReference as string })
    expect(said(await enterEntry(deps, manager, again))).toMatch(/already/)
    expect(said(await enterEntry(deps, aViewer('operator'), again))).toMatch(/^forbidden/)
  })

  it('ends an unconfirmed stolen report after six weeks unless it is confirmed', async () => {
    const entry = await entered({ weedAt: later(100 * 24 * 60).toISOString() })
    expect(entry.weedAt).toEqual(later(42 * 24 * 60))
    const long = later(60 * 24 * 60).toISOString()
    const extend = { entryId: entry.id, version: 1, act: 'extend', weedAt: long, note: 'still missing' } as const
    expect(said(await reviewEntry(deps, manager, extend))).toMatch(/not confirmed/)
    expect(said(await reviewEntry(deps, manager, { ...extend, act: 'confirm' }))).toBe('done')
    expect(said(await reviewEntry(deps, manager, extend))).toMatch(/^stale/)
    expect(said(await reviewEntry(deps, manager, { ...extend, version: 2 }))).toBe('done')
    expect(await now_(entry.id)).toMatchObject({ confirmBy: null, weedAt: new Date(long), version: 3 })
  })

  it('shows the same mark on other lists, covert ones to the cleared alone', async () => {
    const open = await entered()
    await entered(
      { hotlistId: 'covert', action: 'SILENT', category: 'intelligence-silent', vrm: open.vrm },
      {},
      cleared,
    )
    expect(await findDuplicates(db, manager, open.vrm)).toHaveLength(1)
    expect(await findDuplicates(db, cleared, open.vrm)).toHaveLength(2)
  })
})

describe('Warren: missing, suicidal, Low', () => {
  it('is refused, and a reason does not help one who may not override', async () => {
    const input = anInput(
      { ...warren, warningSignals: [...warren.warningSignals], vrm: fresh() },
      { overrideReason: 'seen well' },
    )
    expect(said(await enterEntry(deps, manager, input))).toMatch(
      /blocked.*graded Low against risk: a missing person with SU/,
    )
  })

  it('stands with a supervisor’s override, which is kept on the entry, in its history and in the audit', async () => {
    const entry = await entered(warren, { overrideReason: 'found safe, the car alone is sought' }, supervisor)
    expect(entry).toMatchObject({
      status: 'live',
      coherenceOverride: { byName: 'supervisor', reason: 'found safe, the car alone is sought' },
    })
    expect((await findEntry(db, manager, entry.id))?.changes[0]).toMatchObject({
      reason: 'found safe, the car alone is sought',
    })
  })

  it('waits, unmatched, for a supervisor when a list manager asks', async () => {
    const entry = await entered(warren, { askOverride: true, justification: 'seen well today' })
    expect(entry.status).toBe('pending')
    expect(said(await decide((await asked(entry.id)).id, true, manager))).toMatch(/^forbidden/)
    expect(said(await decide((await asked(entry.id)).id, true))).toBe('done')
    expect(await now_(entry.id)).toMatchObject({ status: 'live', coherenceOverride: { byName: 'supervisor' } })
  })

  it('is refused on a later change too, of the grade or of the risk', async () => {
    const entry = await entered({ ...warren, grade: 'medium' })
    expect(said(await edit(entry, warren))).toMatch(/blocked.*graded Low against risk/)
    const calm = await entered({ ...warren, warningSignals: [] })
    expect(said(await edit(calm, warren))).toMatch(/blocked.*graded Low against risk/)
    const overridden = await entered(warren, { overrideReason: 'found safe' }, supervisor)
    expect(said(await edit(overridden, { ...warren, reason: 'Missing, other words' }))).toBe('done')
    expect(said(await edit(await now_(overridden.id), { ...warren, warningSignals: ['SU', 'FI'] }))).toMatch(
      /blocked.*FI/,
    )
  })
})

describe('High', () => {
  const high = { category: 'threat-to-life', grade: 'high' }
  const why = { justification: 'a named person is threatened with death' }

  it('is not live before another person agrees, who is not the one who asked', async () => {
    const entry = await entered(high, why, supervisor)
    expect(entry.status).toBe('pending')
    expect(said(await decide((await asked(entry.id)).id, true))).toMatch(/blocked: You asked/)
    const other = aViewer('supervisor', { id: 'other' })
    expect(said(await decide((await asked(entry.id)).id, true, other))).toBe('done')
    expect((await now_(entry.id)).status).toBe('live')
    expect(
      said(
        await decide(
          (await db.hotlistAuthorisation.findFirstOrThrow({ where: { entryId: entry.id } })).id,
          false,
          other,
        ),
      ),
    ).toMatch(/stale: It was granted already/)
  })

  it('in an emergency is live at once, owed within 15 minutes, chased once, and taken off by a no', async () => {
    const entry = await entered(high, { ...why, emergency: true })
    const { id, dueAt } = await asked(entry.id)
    expect([entry.status, dueAt]).toEqual(['live', later(15)])
    expect(await countOwed(db, supervisor, now)).toMatchObject({ overdue: 0 })
    at = later(15)
    expect(await noteOverdue(deps)).toBeGreaterThan(0)
    expect(await noteOverdue(deps)).toBe(0)
    expect((await countOwed(db, supervisor, at)).overdue).toBeGreaterThan(0)
    expect(
      await db.auditEntry.count({ where: { action: 'hotlist-entry.authorisation-overdue', objectId: entry.id } }),
    ).toBe(1)
    expect((await reviewQueue(db, supervisor, { at, mine: false, page: 1 })).owed.map((one) => one.entryId)).toContain(
      entry.id,
    )
    expect(said(await decide(id, false))).toBe('done')
    expect(await now_(entry.id)).toMatchObject({
      status: 'withdrawn',
      withdrawnReason: 'Authorisation refused: as I see it',
    })
  })

  it('asked for on a live entry leaves it as it is until then', async () => {
    const entry = await entered({ category: 'threat-to-life', grade: 'medium' })
    expect(await edit(entry, high, why)).toMatchObject({ ok: true, value: { status: 'pending' } })
    expect(await now_(entry.id)).toMatchObject({ grade: 'medium', status: 'live', version: 2 })
    expect(said(await edit(await now_(entry.id), { grade: 'low' }))).toMatch(/waits for authorisation/)
    expect(said(await decide((await asked(entry.id)).id, true))).toBe('done')
    expect(await now_(entry.id)).toMatchObject({ grade: 'high', status: 'live', version: 3 })
    const history = (await findEntry(db, manager, entry.id))?.changes.map(({ kind }) => kind)
    expect(history).toEqual(['created', 'requested', 'authorised'])
    // What was authorised stays so while grade and risk are as they were.
    expect(said(await edit(await now_(entry.id), { ...high, contact: 'Desk, 01632 960102' }))).toBe('done')
  })

  it('raised in an emergency falls back to what it was on a no', async () => {
    const entry = await entered({ category: 'threat-to-life', grade: 'medium' })
    await edit(entry, high, { ...why, emergency: true })
    expect(await now_(entry.id)).toMatchObject({ grade: 'high', status: 'live' })
    await decide((await asked(entry.id)).id, false)
    expect(await now_(entry.id)).toMatchObject({ grade: 'medium', status: 'live' })
  })

  it('withdrawn meanwhile leaves nothing to decide', async () => {
    const entry = await entered(high, why)
    const { id } = await asked(entry.id)
    expect(said(await withdrawEntry(deps, manager, { entryId: entry.id, reason: 'entered twice' }))).toBe('done')
    expect(await db.hotlistAuthorisation.findUnique({ where: { id } })).toMatchObject({ decision: 'lapsed' })
  })
})

describe('a covert entry', () => {
  const covert = { hotlistId: 'covert', action: 'SILENT', category: 'intelligence-silent', grade: 'medium' }

  it('exists for the cleared alone: to read, change, withdraw, review and decide', async () => {
    const entry = await entered(covert, {}, cleared)
    expect(await findEntry(db, supervisor, entry.id)).toBeUndefined()
    expect(said(await edit(entry, covert, {}, supervisor))).toMatch(/^not-found/)
    expect(said(await withdrawEntry(deps, supervisor, { entryId: entry.id, reason: 'why' }))).toMatch(/^not-found/)
    const review = { entryId: entry.id, version: 1, act: 'still-wanted', note: 'yes it is' } as const
    expect(said(await reviewEntry(deps, supervisor, review))).toMatch(/^not-found/)
    const high = await entered({ ...covert, grade: 'high' }, { justification: 'life at risk' }, cleared)
    expect(said(await decide((await asked(high.id)).id, true))).toMatch(/^not-found/)
    expect(said(await decide((await asked(high.id)).id, true, aViewer('supervisor', { cleared: true })))).toBe('done')
    const audit = await db.auditEntry.findMany({ where: { objectId: { in: [entry.id, high.id] } } })
    expect(audit.every(({ restricted }) => restricted)).toBe(true)
  })

  it('stays covert, and an open one open', async () => {
    const entry = await entered()
    expect(said(await edit(entry, { action: 'SILENT' }))).toMatch(/blocked: An entry is covert or it is not/)
  })
})

it('history and authorisations cannot be rewritten', async () => {
  await expect(pool.query(`UPDATE hotlist_entry_change SET by_name = 'x'`)).rejects.toThrow('is refused')
  await expect(pool.query('DELETE FROM hotlist_authorisation')).rejects.toThrow('is refused')
  await expect(pool.query(`UPDATE hotlist_authorisation SET justification = 'x'`)).rejects.toThrow('only be decided')
})

it('of two who change an entry at once one is told', async () => {
  const entry = await entered()
  const both = await Promise.all([edit(entry, { colour: 'red' }), edit(entry, { colour: 'green' })])
  expect(
    both
      .map(said)
      .map((words) => words.split(':')[0])
      .sort(),
  ).toEqual(['done', 'stale'])
})
