import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { takeInMatches } from '../intake/commands.ts'
import { readSnapshot } from '../queries.ts'
import { aMessage, atSecond, aViewer, furnish, id, putEntry, testDeps } from '../testing/house.ts'
import { purgeFeed } from './commands.ts'
import { feedCsv } from './feed-csv.ts'
import { type FeedFilter, fits } from './filter.ts'
import { feedChoices, findFeed, latestFeedSeq, readFeedSince } from './queries.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const operator = aViewer('operator')
const cleared = aViewer('operator', 'cleared', true)
const marks = async (filter: FeedFilter = {}, viewer = operator) =>
  (await findFeed(pool, viewer, filter, { limit: 50 })).rows.map(({ entryVrm }) => entryVrm)

/** 1, 2: no insurance; 3: no insurance and SILENT; 4: wanted; 5: wanted, on a list that is a record only. */
beforeAll(async () => {
  await furnish(pool)
  await pool.query(`INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at, match_policy)
    VALUES ('bulk', '=Bulk', 'X', 'eden', 'o', 'c', 24, '2026-11-22T18:00:00Z', '{"most": "log"}')`)
  for (const n of [1, 2]) await putEntry(pool, n, { category: 'no-insurance', grade: 'low' })
  await putEntry(pool, 3, { category: 'no-insurance', action: 'SILENT' })
  await putEntry(pool, 4)
  await putEntry(pool, 5)
  await pool.query(`UPDATE hotlist_entry SET hotlist_id = 'bulk' WHERE id = $1`, [id(5)])
  const log = { v: 1, decision: 'log' }
  await takeInMatches(deps, [{ ...aMessage(1, 1), explanation: log }])
  deps.time.now += 1_000
  await takeInMatches(deps, [
    aMessage(2, 2, 1, { cameraId: 'CAM-E' }),
    aMessage(3, 3, 1),
    aMessage(4, 4, 1),
    { ...aMessage(5, 5, 2), explanation: log },
    { ...aMessage(6, 1, 3, { vrm: 'AB8TKDX' }), kind: 'tolerant', posterior: 0.01, explanation: log },
    { ...aMessage(7, 4, 3, { vrm: 'AB8AKDX' }), kind: 'tolerant', posterior: 0.01, explanation: log },
  ])
})

describe('what goes to the feed', () => {
  it('is every match of a feed-only category or a bulk list, and none of it is an alarm', async () => {
    expect((await marks()).sort()).toEqual(['AB81KDX', 'AB82KDX', 'AB85KDX'])
    const { alarms } = await readSnapshot(pool, cleared)
    expect(alarms.map(({ vrm }) => vrm)).toEqual(['AB84KDX'])
  })

  it('is there once, however often it is sent', async () => {
    const before = await marks({ weak: 'yes' })
    await takeInMatches(deps, [aMessage(1, 1), aMessage(2, 2, 1, { cameraId: 'CAM-E' })])
    expect(await marks({ weak: 'yes' })).toEqual(before)
  })

  it('shows SILENT entries to the cleared only, and leaves no gap where they are', async () => {
    expect(await marks({}, cleared)).toContain('AB83KDX')
    const open = await readFeedSince(pool, 0, 100)
    expect(open.map(({ entryVrm }) => entryVrm)).not.toContain('AB83KDX')
    expect(open.map(({ seq }) => seq)).toEqual(open.map((_, i) => i + 1))
    expect(await latestFeedSeq(pool)).toBe(open.length)
    const { lists } = await feedChoices(pool, operator, deps.clock())
    expect(lists.map((list) => list.id)).toEqual(['bulk', 'list'])
    expect(feedCsv((await findFeed(pool, operator, {}, { limit: 9 })).rows)).not.toContain('AB83KDX')
  })
})

describe('looking at the feed', () => {
  const cases: [FeedFilter, string[]][] = [
    [{}, ['AB82KDX', 'AB85KDX', 'AB81KDX']],
    [{ category: 'wanted' }, ['AB85KDX']],
    [{ force: 'eden' }, ['AB82KDX']],
    [{ road: 'a1(m)' }, ['AB85KDX', 'AB81KDX']],
    [{ list: 'bulk' }, ['AB85KDX']],
    [{ mark: 'ab85 kdx' }, ['AB85KDX']],
    [{ mark: 'AB8TKDX', weak: 'yes' }, ['AB81KDX']],
    [{ mark: '82' }, ['AB82KDX']],
    [{ mark: 'ab8?kdx', category: 'no-insurance' }, ['AB82KDX', 'AB81KDX']],
    [{ weak: 'yes', category: 'no-insurance', force: 'durrow' }, ['AB81KDX', 'AB81KDX']],
  ]
  it.each(cases)('%j finds %j, and a screen keeps the same of what comes live', async (filter, expected) => {
    expect((await marks(filter)).sort()).toEqual([...expected].sort())
    const live = (await readFeedSince(pool, 0, 100)).filter((row) => fits(row, filter))
    expect(live.map(({ entryVrm }) => entryVrm).sort()).toEqual([...expected].sort())
  })

  it('pages back without a line twice or left out', async () => {
    const seen: string[] = []
    let before: { takenAt: Date; id: string } | undefined
    for (let page = 0; page < 10; page++) {
      const { rows, more } = await findFeed(pool, operator, { weak: 'yes' }, { before, limit: 1 })
      seen.push(...rows.map(({ id }) => id))
      const last = rows.at(-1)
      if (!more || !last) break
      before = { takenAt: new Date(last.takenAt), id: last.id }
    }
    expect(seen).toHaveLength(4)
    expect(new Set(seen).size).toBe(4)
  })

  it('takes no formula into a spreadsheet', async () => {
    expect(feedCsv((await findFeed(pool, operator, { list: 'bulk' }, { limit: 9 })).rows)).toContain(`'=Bulk`)
  })
})

describe('purgeFeed', () => {
  it('erases what is older than the policy says, and writes that down', async () => {
    deps.time.now = Date.parse(atSecond(0)) + 31 * 86_400_000 + 500
    expect(await purgeFeed(deps)).toBe(1)
    expect(await marks()).toHaveLength(2)
    const { rows } = await pool.query(`SELECT detail FROM audit_entry WHERE action = 'feed.erased'`)
    expect(rows).toEqual([{ detail: { lines: 1, takenBefore: atSecond(0.5) } }])
    expect(await purgeFeed(deps)).toBe(0)
  })
})
