import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Alarm } from '../alarm.ts'
import { bandRank } from '../band.ts'
import * as commands from '../commands.ts'
import { takeInMatches } from '../intake/commands.ts'
import { findAlarmDetail } from '../queries.ts'
import { aMessage, id, putEntry } from '../testing/house.ts'
import { aNight, ann, must, on, refusal, sue } from '../testing/night.ts'
import { followEntries } from './commands.ts'

const { deps, fresh, later, newest, now, open, pool, sighted, verified } = await aNight()

const set = (n: number, assignments: string) =>
  pool.query(`UPDATE hotlist_entry SET ${assignments} WHERE id = $1`, [id(n)])
const withdraw = (n: number) => set(n, `status = 'withdrawn', withdrawn_at = '${now()}'`)
const putBack = (n: number) => set(n, `status = 'live', withdrawn_at = NULL`)
const follow = () => followEntries(deps)
/** Another entry of the newest vehicle, and the match of its first read with it. */
const alsoListed = async (n: number, grade: string, reason: string, more = '') => {
  await putEntry(pool, n, { grade })
  await set(n, `vrm = 'AB8${newest()}KDX', reason = '${reason}'${more}`)
}
const matched = (n: number, match: number) =>
  takeInMatches(deps, [
    { ...aMessage(match, newest(), (deps.time.now - Date.parse('2026-11-22T21:00:00Z')) / 1000), entryId: id(n) },
  ])
const linesOf = async (a: Alarm) =>
  (
    await pool.query(`SELECT kind, data FROM alarm_event WHERE alarm_id = $1 AND kind LIKE 'entry-%' ORDER BY seq`, [
      a.id,
    ])
  ).rows

let grave = 0
let mild = 0
let alarm: Alarm
/** One vehicle, wanted as a Medium and, with firearms, as a High. */
beforeEach(async () => {
  await fresh()
  mild = newest()
  grave = 600 + mild
  await alsoListed(grave, 'high', 'Kidnap', `, category = 'kidnap', warning_signals = '{FI}'`)
  await matched(grave, 2_000 + mild)
  alarm = await open(`AB8${mild}KDX`)
  later(1)
})

describe('when the gravest reason of an alarm is withdrawn', () => {
  it('it says what went and what is left, instructs by what is left, and is not made quieter', async () => {
    expect(alarm).toMatchObject({ band: 'high', reason: 'Kidnap', warningSignals: ['FI'] })
    await withdraw(grave)
    expect(await follow()).toEqual({ restored: 0, withdrawn: 1 })
    const left = await open(alarm.vrm)
    expect(left).toMatchObject({
      ...{ band: 'high', askedBand: 'medium', reason: 'Wanted on warrant', category: 'wanted', warningSignals: [] },
      ...{ withdrawnAt: null, goneEntryIds: [id(grave)], revision: alarm.revision + 1 },
    })
    const worth = (name: string) => left.contributions.find((each) => each.name === name)?.words
    expect([worth('grade'), worth('signals')]).toEqual(['graded medium', 'no warning signals'])
    expect(await linesOf(alarm)).toEqual([
      {
        kind: 'entry-withdrawn',
        data: { cause: 'withdrawn', gone: ['Kidnap (High)'], left: ['Wanted on warrant (Medium)'] },
      },
    ])
    const detail = await findAlarmDetail(pool, ann, alarm.id, deps.clock())
    expect(detail?.entries.map(({ reason, live }) => [reason, live])).toEqual([
      ['Wanted on warrant', true],
      ['Kidnap', false],
    ])
    expect(await follow()).toEqual({ restored: 0, withdrawn: 0 })
  })

  it('refuses what was begun before, in words, and a deployment even before it has been noticed', async () => {
    const ready = await verified(alarm)
    later(1)
    await withdraw(grave)
    expect(await refusal(commands.deploy(deps, ann, { ...on(ready), unitId: 'u1' }))).toMatchObject({
      kind: 'stale',
      message: expect.stringContaining('just left its list'),
    })
    await follow()
    expect(await refusal(commands.deploy(deps, ann, { ...on(ready), unitId: 'u1' }))).toMatchObject({
      kind: 'stale',
      message: expect.stringContaining('Kidnap (High) left its list'),
    })
    await must(commands.deploy(deps, ann, { ...on(await open(alarm.vrm)), unitId: 'u1' }))
  })

  it('calls again when it is put back, at its band, whatever was regraded meanwhile', async () => {
    await withdraw(grave)
    await follow()
    await must(commands.regrade(deps, sue, { ...on(await open(alarm.vrm)), band: 'low', reason: 'Kidnap is over' }))
    later(1)
    await putBack(grave)
    expect(await follow()).toEqual({ restored: 1, withdrawn: 0 })
    expect(await open(alarm.vrm)).toMatchObject({
      ...{ band: 'high', askedBand: 'high', reason: 'Kidnap', warningSignals: ['FI'], goneEntryIds: [] },
      ...{ reraisedAt: now(), waitingFromAt: now(), score: alarm.score },
    })
  })

  it('comes back from the shelf with it: a High is never shelved', async () => {
    await withdraw(grave)
    await follow()
    const low = await must(
      commands.regrade(deps, sue, { ...on(await open(alarm.vrm)), band: 'low', reason: 'It is over' }),
    )
    const until = new Date(deps.time.now + 60_000).toISOString()
    await must(commands.shelve(deps, ann, { ...on(low), until, reason: 'Keeper is called' }))
    await putBack(grave)
    await follow()
    expect(await open(alarm.vrm)).toMatchObject({ state: 'raised', band: 'high' })
  })

  it('loses nothing where its source lists it anew as another row', async () => {
    await withdraw(grave)
    await alsoListed(grave + 100, 'high', 'Kidnap', `, category = 'kidnap', warning_signals = '{FI}'`)
    expect(await follow()).toEqual({ restored: 1, withdrawn: 0 })
    expect(await open(alarm.vrm)).toMatchObject({ reason: 'Kidnap', askedBand: 'high', reraisedAt: alarm.reraisedAt })
  })
})

it('an entry that is back calls from the shelf as a match does, though the band never fell', async () => {
  await fresh('low')
  const [low, n] = [newest(), 500 + newest()]
  await alsoListed(n, 'medium', 'Recall to prison', `, warning_signals = '{VI}'`)
  await matched(n, 6_000 + n)
  await withdraw(n)
  await follow()
  const until = new Date(deps.time.now + 60_000).toISOString()
  await must(commands.shelve(deps, ann, { ...on(await open(`AB8${low}KDX`)), until, reason: 'Keeper is called' }))
  await putBack(n)
  await follow()
  expect(await open(`AB8${low}KDX`)).toMatchObject({ state: 'raised', band: 'medium', reason: 'Recall to prison' })
})

it('a milder reason that goes is written down and makes no act stale', async () => {
  await withdraw(mild)
  expect(await follow()).toEqual({ restored: 0, withdrawn: 1 })
  expect(await open(alarm.vrm)).toMatchObject({ reason: 'Kidnap', revision: alarm.revision, goneEntryIds: [id(mild)] })
})

it('an alarm that loses one reason after the other is withdrawn with the last', async () => {
  await withdraw(grave)
  await follow()
  later(1)
  await withdraw(mild)
  expect(await follow()).toEqual({ restored: 0, withdrawn: 1 })
  expect(await open(alarm.vrm)).toMatchObject({ withdrawnAt: now(), withdrawnCause: 'withdrawn' })
})

it('an entry that was off its list when its match came adds nothing to the alarm but itself', async () => {
  const other = await fresh()
  const n = 700 + newest()
  await alsoListed(n, 'high', 'Firearms', `, warning_signals = '{FI}', status = 'withdrawn', withdrawn_at = '${now()}'`)
  await matched(n, 3_000 + n)
  expect(await open(other.vrm)).toMatchObject({
    ...{ band: 'medium', askedBand: 'medium', reason: 'Wanted on warrant', warningSignals: [] },
    ...{ entryIds: [id(newest()), id(n)], goneEntryIds: [id(n)] },
  })
  expect(await follow()).toEqual({ restored: 0, withdrawn: 0 })
})

it('a withdrawn alarm that another list wants is about what that list says', async () => {
  await withdraw(grave)
  await withdraw(mild)
  await follow()
  const n = 800 + mild
  await alsoListed(n, 'medium', 'Recall to prison')
  await sighted(4_000, 1)
  await matched(n, 5_000 + mild)
  expect(await open(alarm.vrm)).toMatchObject({
    ...{ withdrawnAt: null, band: 'high', askedBand: 'medium', reason: 'Recall to prison', warningSignals: [] },
    goneEntryIds: [id(mild), id(grave)],
  })
  expect(await follow()).toEqual({ restored: 0, withdrawn: 0 })
})

it.each([
  ['its entry is put back', () => putBack(grave)],
  [
    'another list wants it',
    async () => {
      await alsoListed(850 + mild, 'high', 'Firearms')
      await matched(850 + mild, 7_000 + mild)
    },
  ],
])('a withdrawn alarm that was lowered meanwhile rises when %s', async (_, wanted) => {
  await withdraw(grave)
  await withdraw(mild)
  await follow()
  await must(commands.regrade(deps, sue, { ...on(await open(alarm.vrm)), band: 'low', reason: 'It is over' }))
  later(1)
  await wanted()
  await follow()
  expect(await open(alarm.vrm)).toMatchObject({ band: 'high', askedBand: 'high', withdrawnAt: null, reraisedAt: now() })
})

it('a whole list that goes is said in parts', async () => {
  for (let i = 0; i < 60; i++) await fresh()
  await pool.query(`UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = '${now()}' WHERE status = 'live'`)
  await follow()
  const { rows } = await pool.query(
    `SELECT count(*)::int AS n FROM alarm WHERE state <> 'closed' AND withdrawn_at IS NULL`,
  )
  expect(rows[0].n).toBe(0)
  expect(await follow()).toEqual({ restored: 0, withdrawn: 0 })
})

const doing = {
  withdraw,
  putBack,
  expire: (n: number) => set(n, `weed_at = '${now()}'`),
  extend: (n: number) => set(n, 'weed_at = NULL'),
}
const act = fc.record({
  what: fc.constantFrom(...(Object.keys(doing) as (keyof typeof doing)[])),
  to: fc.constantFrom('grave', 'mild'),
  seen: fc.boolean(),
})

it('whatever is done to its entries, it speaks of those that are left, and nothing makes it quieter', async () => {
  let match = 100_000
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), async (rounds) => {
      await fresh('low')
      const [low, high] = [newest(), 900 + newest()]
      await alsoListed(high, 'high', 'Kidnap', `, category = 'kidnap', warning_signals = '{FI}'`)
      for (const round of rounds) {
        const before = await open(`AB8${low}KDX`)
        for (const { what, to, seen } of round) {
          const n = to === 'grave' ? high : low
          await doing[what](n)
          match += 1
          if (seen) await matched(n, match)
        }
        later(1)
        await follow()
        const after = await open(before.vrm)
        const { rows } = await pool.query<{ id: string; live: boolean }>(
          `SELECT id, status = 'live' AND (weed_at IS NULL OR weed_at > $2) AS live FROM hotlist_entry WHERE id = ANY($1)`,
          [after.entryIds, now()],
        )
        const ids = (live: boolean) => rows.flatMap((row) => (row.live === live ? [row.id] : [])).sort()
        expect(after.goneEntryIds.toSorted()).toEqual(ids(false))
        expect(after.withdrawnAt === null).toBe(ids(true).length > 0)
        expect(bandRank(after.band)).toBeLessThanOrEqual(bandRank(before.band))
        if (ids(true).length === 0) continue
        const grave = ids(true).includes(id(high))
        expect(after).toMatchObject(
          grave
            ? { reason: 'Kidnap', askedBand: 'high', band: 'high', warningSignals: ['FI'] }
            : { reason: 'Wanted on warrant', askedBand: 'low', warningSignals: [] },
        )
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)
