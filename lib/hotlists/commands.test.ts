import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { permissionsOf, type Role } from '#lib/access/role.ts'
import { shareDatabase } from '#lib/access/testing/people.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { withdrawEntry } from './commands.ts'
import { findEntries, listHotlists, stateOf } from './queries.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)
const now = new Date('2026-11-22T21:00:00Z')
const deps = { db, clock: () => now, newId: randomUUID }
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const viewer = (role: Role, cleared = false) => ({
  id: role,
  name: role,
  role,
  forceId: 'durrow',
  permissions: permissionsOf({ role, cleared }),
})
const manager = viewer('list-manager')
const reason = 'recovered by its owner'

beforeAll(async () => {
  await pool.query(`INSERT INTO force VALUES ('durrow', 'Durrow', '{}')`)
  await pool.query(
    `INSERT INTO hotlist VALUES
    ('open', 'Open', 's', 'durrow', 'o', 'c', 24, 7, $1), ('covert', 'Covert', 's', 'durrow', 'o', 'c', 24, 1, $1)`,
    [now],
  )
  const entries = [
    [1, 'open', 'AB84KDX', 'STOP', null],
    [2, 'open', 'AB85KDX', 'STOP', '2026-11-22T20:59:59Z'],
    [3, 'open', 'CD84KDX', 'SILENT', null],
    [4, 'covert', 'EF84KDX', 'SILENT', null],
  ]
  for (const [n, list, vrm, action, weedAt] of entries) {
    await pool.query(
      `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, weed_at,
         created_at, updated_at) VALUES ($1, $2, $3, $4, '{}', 'Stolen', 'stolen', 'low', 'durrow', $5, $6, $6)`,
      [id(n as number), list, vrm, action, weedAt, now],
    )
  }
})

describe('looking up', () => {
  const marks = async (who: ReturnType<typeof viewer>, more = {}) =>
    (await findEntries(db, who, { page: 1, ...more }, now)).rows.map((row) => row.vrm)

  it('shows a person without clearance no SILENT entry, no count of them, no list of nothing else', async () => {
    expect(await marks(manager)).toEqual(['AB84KDX', 'AB85KDX'])
    expect((await listHotlists(db, manager, now)).map(({ id: list, live }) => [list, live])).toEqual([['open', 1]])
  })
  it('shows a cleared person all', async () => {
    const cleared = viewer('operator', true)
    expect(await marks(cleared)).toHaveLength(4)
    expect((await listHotlists(db, cleared, now)).map(({ id: list, live }) => [list, live])).toEqual([
      ['covert', 1],
      ['open', 2],
    ])
  })
  it.each([
    [{ mark: 'ab84 kdx' }, ['AB84KDX']],
    [{ mark: '85' }, ['AB85KDX']],
    [{ mark: 'AB8?KDX' }, ['AB84KDX', 'AB85KDX']],
    [{ mark: '*4KDX' }, ['AB84KDX']],
    [{ mark: `'; DROP` }, []],
    [{ state: 'weeded' }, ['AB85KDX']],
    [{ state: 'live' }, ['AB84KDX']],
    [{ listId: 'covert' }, []],
  ])('finds by %j', async (filter, found) => {
    expect(await marks(manager, filter)).toEqual(found)
  })
})

describe('withdrawing', () => {
  it('is refused without the permission, for an unknown entry, and for a SILENT one without clearance', async () => {
    const kind = async (who: ReturnType<typeof viewer>, entryId: string) => {
      const answer = await withdrawEntry(deps, who, { entryId, reason })
      return answer.ok ? 'done' : answer.refusal.kind
    }
    expect(await kind(viewer('operator', true), id(1))).toBe('forbidden')
    expect(await kind(manager, id(99))).toBe('not-found')
    expect(await kind(manager, id(4))).toBe('not-found')
    expect(await db.auditEntry.count()).toBe(0)
  })

  it('happens once when two do it at once: status, revision and audit together', async () => {
    const both = await Promise.all([1, 1].map((n) => withdrawEntry(deps, manager, { entryId: id(n), reason })))
    expect(both.map((answer) => (answer.ok ? 'done' : answer.refusal.kind)).sort()).toEqual(['done', 'stale'])
    const entry = await db.hotlistEntry.findUniqueOrThrow({ where: { id: id(1) }, include: { hotlist: true } })
    expect(entry).toMatchObject({ withdrawnAt: now, withdrawnReason: reason, revision: 11, hotlist: { revision: 11 } })
    expect(stateOf(entry, now)).toBe('withdrawn')
    expect(await db.hotlistRevision.findMany()).toMatchObject([
      { hotlistId: 'open', revision: 11, kind: 'edit', byName: 'list-manager', reason, withdrawn: 1 },
    ])
    const audit = await db.auditEntry.findMany()
    expect(audit).toMatchObject([
      { action: 'hotlist-entry.withdrawn', objectId: id(1), actorId: 'list-manager', reason },
    ])
  })
})
