import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import type { MatchMessage } from '#lib/realtime/contract.ts'
import { readSnapshot } from '../queries.ts'
import { aMessage, aViewer, furnish, id, putEntry, testDeps } from '../testing/house.ts'
import { takeInMatches } from './commands.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const open = async () => (await readSnapshot(pool, aViewer('operator'))).alarms
let n = 0

beforeAll(() => furnish(pool))
beforeEach(async () => {
  n += 10
  for (const entry of [n, n + 1, n + 2]) await putEntry(pool, entry)
})

/** The read shows the mark of entry n; `entry` is another vehicle that it may be. */
const runnerUp = (entry: number, posterior: number): MatchMessage => ({
  ...aMessage(n, n),
  id: id(1_000 + entry),
  entryId: id(entry),
  kind: 'tolerant',
  posterior,
  explanation: { v: 1, decision: 'possible' },
})
const own = async () =>
  (await open()).filter(({ entryIds }) => entryIds.some((each) => each >= id(n) && each < id(n + 10)))

describe('one read that matches several entries of different marks', () => {
  it.each([
    ['in one batch', (all: MatchMessage[]) => [all]],
    ['one batch after another', (all: MatchMessage[]) => all.map((each) => [each])],
    ['in one batch, the weaker ones first', (all: MatchMessage[]) => [all.toReversed()]],
  ])('%s is one alarm with all reasons, borne by the mark it shows', async (_how, batches) => {
    for (const batch of batches([aMessage(n, n), runnerUp(n + 1, 0.2), runnerUp(n + 2, 0.05)])) {
      expect(await takeInMatches(deps, batch)).toMatchObject({ ok: true, refused: [] })
    }
    const alarms = await own()
    expect(alarms).toHaveLength(1)
    expect(alarms[0]).toMatchObject({
      vrm: `AB8${n}KDX`,
      entryIds: [id(n), id(n + 1), id(n + 2)],
      matchKind: 'exact',
      posterior: 1,
      possible: false,
      sightingCount: 1,
      reraisedAt: null,
    })
    const { rows } = await pool.query('SELECT count(*)::int AS n FROM alarm_match WHERE alarm_id = $1', [alarms[0]?.id])
    expect(rows).toEqual([{ n: 3 }])
  })

  it('joins the open alarm of its vehicle, though a runner-up has one of its own', async () => {
    await takeInMatches(deps, [aMessage(n + 5, n + 1), aMessage(n + 6, n)])
    await takeInMatches(deps, [runnerUp(n + 1, 0.3), aMessage(n, n)])
    const alarms = await own()
    expect(alarms.map(({ vrm, sightingCount }) => [vrm, sightingCount]).sort()).toEqual([
      [`AB8${n}KDX`, 2],
      [`AB8${n + 1}KDX`, 1],
    ])
  })

  it('raises nothing for what is worth a record only', async () => {
    const logged = { ...aMessage(n, n), explanation: { v: 1, decision: 'log' } }
    expect(await takeInMatches(deps, [logged])).toMatchObject({ ok: true, accepted: [logged.id] })
    expect(await own()).toEqual([])
  })

  it('shows a possible match as one, never as High by itself', async () => {
    await pool.query(`UPDATE hotlist_entry SET grade = 'high' WHERE id = $1`, [id(n + 1)])
    await takeInMatches(deps, [runnerUp(n + 1, 0.4)])
    expect(await own()).toMatchObject([
      { band: 'medium', possible: true, matchKind: 'tolerant', vrm: `AB8${n + 1}KDX` },
    ])
  })
})
