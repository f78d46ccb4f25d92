import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { shareDatabase } from '#lib/access/testing/people.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { withdrawEntry } from '../commands.ts'
import { reviewEntry } from '../review/commands.ts'
import { cleared, entryActs, manager, said, supervisor } from '../testing/entry-acts.ts'
import { anInput, aViewer, furnishLists, later, now, warren } from '../testing/list-house.ts'
import { enterEntry } from './commands.ts'
import { findDuplicates, findEntry } from './queries.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)
let at = now
const { deps, fresh, entered, edit, now_, asked, decide } = entryActs(db, () => at)

beforeAll(() => furnishLists(pool))
beforeEach(() => {
  at = now
})

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
