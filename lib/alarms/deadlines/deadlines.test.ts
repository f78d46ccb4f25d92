import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import type { Alarm } from '../alarm.ts'
import * as commands from '../commands.ts'
import { takeInMatches } from '../intake/commands.ts'
import { readSnapshot } from '../queries.ts'
import { aMessage, aViewer, furnish, putEntry, t0, testDeps } from '../testing/house.ts'
import { meetDeadlines } from './commands.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const ann = aViewer('operator', 'Ann')

let n = 0
let start = 0
const on = (a: Alarm) => ({ alarmId: a.id, revision: a.revision })
const must = async (answer: ReturnType<typeof commands.release>) => {
  const result = await answer
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const at = (second: number) => {
  deps.time.now = start + second * 1000
}
const seen = (number: number, second = 0) => takeInMatches(deps, [aMessage(number, n, (start - t0) / 1000 + second)])
const alarmNow = async () => (await readSnapshot(pool, ann)).alarms.find((a) => a.vrm === `AB8${n}KDX`) as Alarm
const raise = async (grade: string) => {
  n += 1
  await putEntry(pool, n, { grade })
  await seen(n)
}
/** What was written of deadlines: for what, how far up, how many seconds after the raising. */
const escalations = async () => {
  const { rows } = await pool.query(
    `SELECT v.data ->> 'for' AS kind, v.data ->> 'level' AS level, v.at FROM alarm_event v
     WHERE v.alarm_id = $1 AND v.kind = 'escalated' ORDER BY v.seq`,
    [(await alarmNow()).id],
  )
  return rows.map((row) => `${row.kind} ${row.level} ${(row.at.getTime() - start) / 1000}`)
}
/** As many web processes as there are, each with a connection of its own, each at the same second. */
const everyProcess = (second: number) => {
  at(second)
  return Promise.all(
    [deps, testDeps(pool), testDeps(pool)].map((each) => meetDeadlines({ ...each, clock: deps.clock })),
  )
}

beforeAll(async () => {
  await furnish(pool)
  await pool.query(`UPDATE alarm_policy_band b SET supervisor_sec = v.s, inspector_sec = v.i, pass_sec = v.p, missed_sec = 3600
    FROM (VALUES ('high', 60, 120, 60), ('medium', 120, 300, 120), ('low', 900, NULL, 900)) v (band, s, i, p) WHERE v.band = b.band`)
})
beforeEach(() => {
  start = deps.time.now += 100_000
})

describe('an alarm that nobody acknowledges', () => {
  it.each([
    [
      'high',
      [29, 30, 59, 60, 119, 120, 1000],
      ['acknowledge desk 30', 'acknowledge supervisor 60', 'acknowledge inspector 120'],
    ],
    ['medium', [119, 120, 299, 300, 1000], ['acknowledge supervisor 120', 'acknowledge inspector 300']],
    ['low', [899, 900, 3000], ['acknowledge supervisor 900']],
  ])('a %s goes up at each of its times, once, with three processes looking', async (grade, seconds, expected) => {
    await raise(grade)
    for (const second of seconds) await everyProcess(second)
    expect(await escalations()).toEqual(expected)
    expect(await alarmNow()).toMatchObject({
      escalatedTo: grade === 'low' ? 'supervisor' : 'inspector',
      escalatedFor: 'acknowledge',
    })
  })

  it('is not forgotten while no process ran: every level is written when one comes back', async () => {
    await raise('high')
    await everyProcess(500)
    expect(await escalations()).toEqual([
      'acknowledge desk 500',
      'acknowledge supervisor 500',
      'acknowledge inspector 500',
    ])
    await everyProcess(501)
    expect((await escalations()).length).toBe(3)
  })

  it('is escalated whole or not at all: what dies before its commit is done by the next', async () => {
    await raise('high')
    at(60)
    const dying = deps.db.$extends({
      query: { alarmDeadline: { create: () => Promise.reject(new Error('killed')) } },
    }) as unknown as typeof deps.db
    await expect(meetDeadlines({ ...deps, db: dying })).rejects.toThrow('killed')
    expect(await escalations()).toEqual([])
    expect((await alarmNow()).escalatedTo).toBeNull()
    await everyProcess(61)
    expect(await escalations()).toEqual(['acknowledge desk 61', 'acknowledge supervisor 61'])
  })

  it('does not get new time from being seen again, and many sightings call the supervisor at once', async () => {
    await raise('medium')
    await seen(10_000 + n, 20)
    expect((await alarmNow()).escalatedTo).toBeNull()
    at(30)
    await seen(20_000 + n, 30)
    expect(await alarmNow()).toMatchObject({ escalatedTo: 'supervisor', escalatedFor: 'acknowledge', sightingCount: 3 })
    await everyProcess(120)
    expect(await escalations()).toEqual(['acknowledge supervisor 120'])
  })

  it('starts anew when it is released', async () => {
    await raise('high')
    await everyProcess(60)
    const mine = await must(commands.acknowledge(deps, ann, on(await alarmNow())))
    expect(mine).toMatchObject({ escalatedTo: null, escalatedFor: null, escalatedAt: null })
    at(70)
    await must(commands.release(deps, ann, on(mine)))
    await everyProcess(99)
    expect((await escalations()).length).toBe(2)
    await everyProcess(100)
    expect((await escalations()).at(-1)).toBe('acknowledge desk 100')
  })
})

describe('an alarm that somebody has', () => {
  it('goes to the supervisor when no decision is made, and comes back when one is', async () => {
    await raise('high')
    const mine = await must(commands.acknowledge(deps, ann, on(await alarmNow())))
    await everyProcess(239)
    expect(await escalations()).toEqual([])
    await everyProcess(240)
    expect(await escalations()).toEqual(['decide supervisor 240'])
    const checks = { characters: 'yes', vehicle: 'yes', entry: 'yes', oddity: 'yes' } as const
    const ready = await must(commands.verify(deps, ann, { ...on(mine), checks }))
    expect(ready.escalatedFor).toBe('decide')
    expect(await must(commands.decline(deps, ann, { ...on(ready), reason: 'no-unit' }))).toMatchObject({
      escalatedTo: null,
    })
    await everyProcess(5000)
    expect((await escalations()).length).toBe(1)
  })

  it('goes to the supervisor when another force does not answer', async () => {
    await raise('medium')
    const mine = await must(commands.acknowledge(deps, ann, on(await alarmNow())))
    at(10)
    const passed = await must(commands.pass(deps, ann, { ...on(mine), toForceId: 'eden', note: 'Over the border' }))
    await everyProcess(129)
    expect(await escalations()).toEqual([])
    await everyProcess(130)
    expect(await alarmNow()).toMatchObject({ escalatedTo: 'supervisor', escalatedFor: 'pass' })
    expect(await must(commands.withdrawPass(deps, ann, on(passed)))).toMatchObject({
      escalatedTo: null,
      state: 'acknowledged',
    })
  })
})

it('a deadline that ran out cannot be written a second time, nor taken out of the table', async () => {
  await raise('high')
  await everyProcess(30)
  const again = `INSERT INTO alarm_deadline SELECT * FROM alarm_deadline WHERE alarm_id = $1`
  const { id } = await alarmNow()
  await expect(pool.query(again, [id])).rejects.toThrow('duplicate key')
  await expect(pool.query('DELETE FROM alarm_deadline WHERE alarm_id = $1', [id])).rejects.toThrow('refused')
})
