import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { shareDatabase } from '#lib/access/testing/people.ts'
import type { Result } from '#lib/core/result.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { findFeedList } from '../imports/feeding/queries.ts'
import { aViewer, furnishLists, now } from '../testing/list-house.ts'
import { MakeList } from './command-input.ts'
import { archiveList, changeList, makeList, makeListToken, revokeListToken } from './commands.ts'
import { findListToKeep } from './queries.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)
const deps = { db, clock: () => now, newId: randomUUID }
const owen = aViewer('list-manager')
const ruth = aViewer('list-manager', { cleared: true, id: 'ruth' })
const kindOf = (answer: Result<unknown>) => (answer.ok ? 'done' : answer.refusal.kind)
const words = (change: object = {}) =>
  MakeList.parse({
    ...{ name: 'Rural thefts', source: 'Farm Watch', forceId: 'durrow', owner: 'Rural unit', contact: '01632 960123' },
    ...{ expectedRefreshHours: 24, guardShare: 0.2, category: 'stolen', covert: false },
    match: { most: null, raiseAt: null, possibleAt: null },
    ...change,
  })
async function made(change: object = {}, viewer = owen) {
  const answer = await makeList(deps, viewer, words(change))
  if (!answer.ok) throw new Error(answer.refusal.message)
  return answer.value.hotlistId
}
const audited = async (objectId: string) =>
  (await db.auditEntry.findMany({ where: { objectId }, orderBy: { seq: 'asc' } })).map(
    ({ action, restricted, reason, detail }) => ({ action, restricted, reason, detail }),
  )

beforeAll(() => furnishLists(pool))

describe('making', () => {
  it('gives an empty list whose form says what was typed, and an audit entry', async () => {
    const id = await made({ name: 'Über-Liste 7', match: { most: 'possible', raiseAt: 0.9, possibleAt: null } })
    expect(id).toMatch(/^u-ber-liste-7-[0-9a-f]{6}$/)
    expect(await findListToKeep(db, owen, id)).toMatchObject({
      ...{ name: 'Über-Liste 7', category: 'stolen', fed: false, standing: 0, version: 1 },
      match: { most: 'possible', raiseAt: 0.9, possibleAt: null },
    })
    const row = await db.hotlist.findUniqueOrThrow({ where: { id } })
    expect(row.matchPolicy).toEqual({ most: 'possible', tolerant: { raiseAt: 0.9 } })
    expect(row.layout).toEqual({ defaults: { category: 'stolen' } })
    expect(await audited(id)).toMatchObject([{ action: 'hotlist.made', restricted: false }])
  })

  it.each([
    ['a role that keeps no lists', aViewer('supervisor'), {}, 'forbidden'],
    ['a covert list by somebody who is not cleared', owen, { covert: true }, 'forbidden'],
    ['an unknown force', owen, { forceId: 'nowhere' }, 'invalid'],
    ['a name that is taken', owen, { name: 'open' }, 'blocked'],
    ['the name of a covert list, of which the uncleared learn nothing', owen, { name: 'Covert' }, 'done'],
  ])('%s', async (_, viewer, change, kind) => {
    expect(kindOf(await makeList(deps, viewer, words(change)))).toBe(kind)
  })
})

it('a covert list is there for the cleared alone, in form, acts and audit', async () => {
  const hotlistId = await made({ name: 'Quiet', covert: true }, ruth)
  expect(hotlistId).toMatch(/^list-/)
  expect(await findListToKeep(db, owen, hotlistId)).toBeUndefined()
  expect(kindOf(await makeListToken(deps, owen, { hotlistId }))).toBe('not-found')
  expect(kindOf(await archiveList(deps, owen, { hotlistId, reason: 'no use' }))).toBe('not-found')
  expect((await audited(hotlistId)).map(({ restricted }) => restricted)).toEqual([true])
})

describe('changing', () => {
  it('says from what to what, keeps what the form does not show, and refuses a form that is out of date', async () => {
    const hotlistId = await made({ name: 'Changing' })
    await db.hotlist.update({
      where: { id: hotlistId },
      data: { layout: { delimiter: ';', defaults: { category: 'stolen', grade: 'low' } }, matchPolicy: { tau: 0.3 } },
    })
    const { covert: _, ...to } = words({ name: 'Changed', expectedRefreshHours: 4, category: 'missing' })
    const change = { hotlistId, version: 1, ...to }
    expect((await Promise.all([1, 2].map(() => changeList(deps, owen, change)))).map(kindOf).sort()).toEqual([
      'done',
      'stale',
    ])
    const row = await db.hotlist.findUniqueOrThrow({ where: { id: hotlistId } })
    expect(row).toMatchObject({ name: 'Changed', expectedRefreshHours: 4, version: 2, matchPolicy: { tau: 0.3 } })
    expect(row.layout).toEqual({ delimiter: ';', defaults: { category: 'missing', grade: 'low' } })
    expect((await audited(hotlistId))[1]?.detail).toEqual({
      from: { name: 'Changing', expectedRefreshHours: 24, category: 'stolen' },
      to: { name: 'Changed', expectedRefreshHours: 4, category: 'missing' },
    })
  })
})

describe('the token of its machine', () => {
  it('opens the list until another is made or it is revoked; the database and the audit hold no token', async () => {
    const hotlistId = await made({ name: 'Fed' })
    const opens = async (token: string) => (await findFeedList(pool, hotlistId, token))?.id === hotlistId
    const token = async () => {
      const answer = await makeListToken(deps, owen, { hotlistId })
      if (!answer.ok) throw new Error(answer.refusal.message)
      return answer.value.token
    }
    const first = await token()
    expect(await opens(first)).toBe(true)
    const second = await token()
    expect([await opens(first), await opens(second)]).toEqual([false, true])
    expect(kindOf(await revokeListToken(deps, owen, { hotlistId }))).toBe('done')
    expect(await opens(second)).toBe(false)
    expect(kindOf(await revokeListToken(deps, owen, { hotlistId }))).toBe('stale')
    const kept = JSON.stringify(await audited(hotlistId))
    expect([kept.includes(first), kept.includes(second)]).toEqual([false, false])
  })
})

it('is archived only when nothing stands on it, and then takes nothing more', async () => {
  const hotlistId = await made({ name: 'Ending' })
  await makeListToken(deps, owen, { hotlistId })
  const put = (status: string) =>
    pool.query(
      `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, status,
         created_at, updated_at) VALUES ($1, $2, 'AB84KDX', 'STOP', '{}', 'Stolen', 'stolen', 'low', 'durrow', $3, $4, $4)`,
      [randomUUID(), hotlistId, status, now],
    )
  await put('live')
  const archive = () => archiveList(deps, owen, { hotlistId, reason: 'The scheme is over' })
  expect(kindOf(await archive())).toBe('blocked')
  await pool.query(
    `UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = $2, withdrawn_reason = 'over' WHERE hotlist_id = $1`,
    [hotlistId, now],
  )
  expect(kindOf(await archive())).toBe('done')
  expect(await findListToKeep(db, owen, hotlistId)).toMatchObject({ fed: false, archivedAt: now })
  expect(kindOf(await makeListToken(deps, owen, { hotlistId }))).toBe('blocked')
  expect((await audited(hotlistId)).at(-1)).toMatchObject({ action: 'hotlist.archived', reason: 'The scheme is over' })
})
