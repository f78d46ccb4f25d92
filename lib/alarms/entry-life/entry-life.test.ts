import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { takeInMatches } from '../intake/commands.ts'
import { readSnapshot } from '../queries.ts'
import { aMessage, atSecond, aViewer, furnish, id, putEntry, testDeps } from '../testing/house.ts'
import { followEntries } from './commands.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const cleared = aViewer('operator', 'cleared', true)
const openAlarm = async (n: number, restricted = false) =>
  (await readSnapshot(pool, cleared)).alarms.find((a) => a.vrm === `AB8${n}KDX` && a.restricted === restricted)
const set = (n: number, assignments: string) =>
  pool.query(`UPDATE hotlist_entry SET ${assignments} WHERE id = $1`, [id(n)])
const withdraw = (n: number) => set(n, `status = 'withdrawn', withdrawn_at = '${atSecond(5)}'`)
const putBack = (n: number) => set(n, `status = 'live', withdrawn_at = NULL`)
/** The same vehicle under the same reference, listed anew. */
const listAnew = async (n: number, as: number, action = 'STOP') => {
  await putEntry(pool, as, { action })
  await set(as, `vrm = 'AB8${n}KDX'`)
}

beforeAll(() => furnish(pool))

describe('an open alarm and its entries', () => {
  it('is withdrawn once its last entry is off the list, by hand or by its weed date', async () => {
    await putEntry(pool, 1)
    await takeInMatches(deps, [aMessage(1, 1)])
    expect(await followEntries(deps)).toEqual({ changed: 0, restored: 0, withdrawn: 0 })
    await set(1, `weed_at = '${atSecond(10)}'`)
    deps.time.now += 11_000
    expect(await followEntries(deps)).toEqual({ changed: 0, restored: 0, withdrawn: 1 })
    expect(await openAlarm(1)).toMatchObject({ withdrawnAt: atSecond(11), withdrawnCause: 'expired', revision: 2 })
    expect(await followEntries(deps)).toEqual({ changed: 0, restored: 0, withdrawn: 0 })
  })

  const ways: [string, number, (n: number) => Promise<unknown>][] = [
    ['an undo makes it live again', 11, putBack],
    ['its source lists it anew as another row', 12, (n) => listAnew(n, 112)],
  ]
  it.each(ways)('is an alarm again when %s, and says so in log and audit', async (_, n, again) => {
    await putEntry(pool, n)
    await takeInMatches(deps, [aMessage(n, n)])
    await withdraw(n)
    await followEntries(deps)
    const lost = await openAlarm(n)
    expect(lost?.withdrawnCause).toBe('withdrawn')
    await again(n)
    deps.time.now += 1000
    expect(await followEntries(deps)).toEqual({ changed: 0, restored: 1, withdrawn: 0 })
    const found = await openAlarm(n)
    expect(found).toMatchObject({
      withdrawnAt: null,
      withdrawnCause: null,
      reraisedAt: deps.clock().toISOString(),
      revision: (lost?.revision ?? 0) + 1,
    })
    const { rows: live } = await pool.query(`SELECT id FROM hotlist_entry WHERE vrm = $1 AND status = 'live'`, [
      `AB8${n}KDX`,
    ])
    expect(found?.entryIds).toEqual(expect.arrayContaining(live.map((row) => row.id)))
    const { rows: log } = await pool.query('SELECT kind FROM alarm_event WHERE alarm_id = $1 ORDER BY seq', [found?.id])
    expect(log.map(({ kind }) => kind)).toEqual(['raised', 'entry-withdrawn', 'entry-restored'])
    const { rows: audit } = await pool.query('SELECT action, restricted FROM audit_entry WHERE object_id = $1', [
      found?.id,
    ])
    expect(audit).toEqual([{ action: 'alarm.entry-restored', restricted: false }])
  })

  it('is restored by a later weed date', async () => {
    await putEntry(pool, 13, { weedAt: new Date(deps.time.now + 5000).toISOString() })
    await takeInMatches(deps, [aMessage(13, 13)])
    deps.time.now += 6000
    await followEntries(deps)
    expect((await openAlarm(13))?.withdrawnCause).toBe('expired')
    await set(13, `weed_at = '${new Date(deps.time.now + 60_000).toISOString()}'`)
    await followEntries(deps)
    expect((await openAlarm(13))?.withdrawnAt).toBeNull()
  })

  it('learns of a row that took the place of its own without having been withdrawn', async () => {
    await putEntry(pool, 14)
    await takeInMatches(deps, [aMessage(14, 14)])
    await withdraw(14)
    await listAnew(14, 114)
    expect(await followEntries(deps)).toEqual({ changed: 0, restored: 1, withdrawn: 0 })
    expect(await openAlarm(14)).toMatchObject({ entryIds: [id(14), id(114)], reraisedAt: null })
  })

  it('stays withdrawn when a SILENT entry comes in the place of an open one, and its record is restricted when covert', async () => {
    await putEntry(pool, 15)
    await putEntry(pool, 16, { action: 'SILENT' })
    await takeInMatches(deps, [aMessage(15, 15), aMessage(16, 16)])
    await withdraw(15)
    await withdraw(16)
    await listAnew(15, 115, 'SILENT')
    await followEntries(deps)
    expect((await openAlarm(15))?.withdrawnCause).toBe('withdrawn')
    await putBack(16)
    expect(await followEntries(deps)).toEqual({ changed: 0, restored: 1, withdrawn: 0 })
    const covert = await openAlarm(16, true)
    const { rows } = await pool.query('SELECT restricted, open_seq FROM audit_entry WHERE object_id = $1', [covert?.id])
    expect(rows).toEqual([{ restricted: true, open_seq: null }])
  })
})

type Act = 'withdraw' | 'put back' | 'expire' | 'extend' | 'list anew'
const acts: Act[] = ['withdraw', 'put back', 'expire', 'extend', 'list anew']

it('is blocked if and only if no live entry stands behind it, whatever was done to its entries', async () => {
  let n = 20
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.constantFrom(...acts), { minLength: 1, maxLength: 3 }), { maxLength: 5 }),
      async (rounds) => {
        n += 1
        await putEntry(pool, n)
        await takeInMatches(deps, [aMessage(n, n)])
        for (const round of rounds) {
          for (const act of round) {
            if (act === 'withdraw') await withdraw(n)
            if (act === 'put back') await putBack(n)
            if (act === 'expire') await set(n, `weed_at = '${new Date(deps.time.now - 1).toISOString()}'`)
            if (act === 'extend') await set(n, `weed_at = '${new Date(deps.time.now + 3_600_000).toISOString()}'`)
            if (act === 'list anew') {
              await pool.query(
                `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, created_at, updated_at)
               VALUES (gen_random_uuid(), 'list', $1, 'STOP', '{}', 'Wanted on warrant', 'wanted', 'medium', 'durrow', $2, $2)`,
                [`AB8${n}KDX`, deps.clock()],
              )
            }
          }
          deps.time.now += 1000
          await followEntries(deps)
          const { rows } = await pool.query(
            `SELECT count(*)::int AS live FROM hotlist_entry WHERE vrm = $1 AND status = 'live' AND (weed_at IS NULL OR weed_at > $2)`,
            [`AB8${n}KDX`, deps.clock()],
          )
          expect((await openAlarm(n))?.withdrawnAt === null).toBe(rows[0].live > 0)
        }
      },
    ),
    { numRuns: 25 },
  )
})
