import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { shareDatabase } from '#lib/access/testing/people.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { withdrawEntry } from '../commands.ts'
import { findEntry } from '../entries/queries.ts'
import { countOwed, reviewQueue } from '../review/queries.ts'
import { entryActs, manager, said, supervisor } from '../testing/entry-acts.ts'
import { aViewer, furnishLists, later, now } from '../testing/list-house.ts'
import { noteOverdue } from './commands.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)
let at = now
const { deps, entered, edit, now_, asked, decide } = entryActs(db, () => at)

beforeAll(() => furnishLists(pool))
beforeEach(() => {
  at = now
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
