import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import type { Alarm } from './alarm.ts'
import { applyEvents, boardOf } from './board.ts'
import * as commands from './commands.ts'
import { meetDeadlines } from './deadlines/commands.ts'
import { takeInMatches } from './intake/commands.ts'
import { checkMove, transitions } from './lifecycle.ts'
import { type MoveName, moveNames } from './moves.ts'
import { readEventsSince, readSnapshot } from './queries.ts'
import { findAlarm } from './store.ts'
import { aMessage, aViewer, furnish, putEntry, t0, testDeps } from './testing/house.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const people = [
  aViewer('operator', 'Ann'),
  { ...aViewer('operator', 'Eve'), forceId: 'eden' },
  aViewer('supervisor', 'Sue'),
  aViewer('auditor', 'Aud'),
]
const pick = <T>(list: readonly T[], n: number) => list[n % list.length] as T
const answers = ['yes', 'yes', 'yes', 'no', 'cannot-tell'] as const

/** What the move needs beside alarm and revision, whatever `n` makes of it. */
function said(name: MoveName, n: number, alarm: Alarm, other: Alarm): Record<string, unknown> {
  const soon = (seconds: number) => new Date(deps.time.now + seconds * 1000).toISOString()
  const reason = 'For a reason'
  const checks = { characters: pick(answers, n), vehicle: 'yes', entry: 'yes', oddity: 'yes' } as const
  const all: Partial<Record<MoveName, Record<string, unknown>>> = {
    takeOver: { reason },
    verify: { checks },
    deploy: { unitId: pick(['u1', 'u2'], n), overrideReason: n % 2 ? reason : undefined },
    moveDeployment: {
      deploymentId: alarm.deployments.at(-1)?.id ?? other.id,
      state: pick(['in-area', 'clear', 'stood-down'], n),
    },
    decline: { reason: pick(['no-unit', 'too-old', 'misread'], n) },
    close: { outcomes: pick([[], ['lost'], ['stopped-arrest', 'located-safe']], n) },
    explainMissed: { reason: 'not-noticed' },
    pass: { toForceId: pick(['eden', 'durrow'], n), note: reason },
    refusePass: { reason },
    shelve: { until: soon(pick([60, 600, 4000], n)), reason },
    regrade: { band: pick(['high', 'medium', 'low'], n), reason },
    merge: { leadId: other.id, kind: 'convoy' },
    note: { note: reason },
    reopen: { reason },
  }
  return all[name] ?? {}
}

type Step =
  | { do: 'move'; name: MoveName; person: number; n: number; lawful: boolean; stale: boolean; which: number }
  | { do: 'wait'; seconds: number }
  | { do: 'see'; which: number; camera: string }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      name: fc.constantFrom(...moveNames),
      person: fc.nat(people.length - 1),
      n: fc.nat(60),
      lawful: fc.integer({ min: 0, max: 3 }).map((x) => x > 0), // mostly what the table allows, so that lives go somewhere
      stale: fc.integer({ min: 0, max: 19 }).map((x) => x === 0),
      which: fc.nat(1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 30, 130, 700, 4000) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('see' as const),
      which: fc.nat(1),
      camera: fc.constantFrom('CAM-D', 'CAM-E'),
    }),
  },
)
const life = fc.array(step, { minLength: 8, maxLength: 18 })

let n = 0
const at = () => (deps.time.now - t0) / 1000
const rowOf = async (alarm: Alarm) => (await deps.db.$transaction((tx) => findAlarm(tx, alarm.id))) as Alarm
type Command = (d: typeof deps, v: (typeof people)[number], input: unknown) => ReturnType<typeof commands.release>
const byName = { ...commands } as unknown as Record<MoveName, Command>
const accepted = new Set<MoveName>()

beforeAll(async () => {
  await furnish(pool)
  await pool.query(`UPDATE alarm_policy_band SET supervisor_sec = 60, inspector_sec = 120, pass_sec = 60, missed_sec = 3600,
    shelve_max_sec = CASE band WHEN 'high' THEN NULL ELSE 1800 END`)
})

async function live(steps: readonly Step[]): Promise<void> {
  const start = (await readSnapshot(pool, people[0] as never)).seq
  const vehicles = [n + 1, n + 2]
  n += 2
  for (const vehicle of vehicles) await putEntry(pool, vehicle)
  await takeInMatches(
    deps,
    vehicles.map((vehicle) => aMessage(vehicle, vehicle, at())),
  )
  const both = (await readSnapshot(pool, people[0] as never)).alarms.filter(({ vrm }) =>
    vehicles.some((vehicle) => vrm === `AB8${vehicle}KDX`),
  )
  for (const one of steps) {
    if (one.do === 'wait') {
      deps.time.now += one.seconds * 1000
      await Promise.all([meetDeadlines(deps), meetDeadlines(deps)])
    } else if (one.do === 'see') {
      n += 1
      await takeInMatches(deps, [aMessage(100_000 + n, vehicles[one.which] as number, at(), { cameraId: one.camera })])
    } else {
      deps.time.now += 1000
      const alarm = await rowOf(both[one.which] as Alarm)
      const other = both[1 - one.which] as Alarm
      const person = pick(people, one.person)
      const may = moveNames.filter((name) => checkMove(name, alarm, person).allowed)
      const name = one.lawful && may.length > 0 ? pick(may, one.n) : one.name
      const input = {
        alarmId: alarm.id,
        revision: alarm.revision - (one.stale ? 1 : 0),
        ...said(name, one.n, alarm, other),
      }
      const result = await byName[name](deps, person, input)
      if (result.ok) {
        accepted.add(name)
        expect(person.role).not.toBe('auditor')
        if (one.stale) expect(name).toBe('note')
      } else expect(result.refusal.message.length).toBeGreaterThan(10)
    }
  }
  await checkAll(start, new Set(both.map(({ id }) => id)))
}

async function checkAll(start: number, own: ReadonlySet<string>): Promise<void> {
  const all = await readEventsSince(pool, { since: start, limit: 10_000, restricted: false })
  // Time passes for the alarms of earlier lives too: what it does to them began before this board.
  const events = all.filter(({ alarmId }) => own.has(alarmId))
  const allowed = new Set(transitions().map((pair) => pair.join(' ')))
  const folded = new Map<string, Alarm>()
  for (const event of events) {
    const before = folded.get(event.alarmId)
    const after = { ...before, ...event.patch } as Alarm
    if (before && before.state !== after.state) expect(allowed).toContain(`${before.state} ${after.state}`)
    if (after.state === 'shelved') expect(after.band).not.toBe('high')
    if (after.state === 'closed') {
      expect(after.verdict && after.decision && after.decidedById && after.closedAt).toBeTruthy()
      expect(after.outcomes.length > 0 || after.nonDeploymentReason !== null).toBe(true)
    }
    if (after.state === 'deployed') expect(after.verdict).not.toBeNull()
    if (['acknowledged', 'verified', 'passed'].includes(after.state)) expect(after.ownerId).not.toBeNull()
    if (before) expect([after.initialBand, after.forceId]).toEqual([before.initialBand, before.forceId])
    folded.set(event.alarmId, after)
  }
  // The row is the sum of its events, and a screen that only heard the log shows what the server has.
  for (const alarm of folded.values()) expect(await rowOf(alarm)).toEqual(alarm)
  const { board, gap } = applyEvents(boardOf(start, []), events)
  expect(gap).toBe(false)
  const server = await readSnapshot(pool, people[2] as never)
  for (const alarm of folded.values()) {
    expect(board.alarms.get(alarm.id)).toEqual(server.alarms.find(({ id }) => id === alarm.id))
  }
}

it('any people doing anything in any order leave an alarm that keeps every rule', async () => {
  await fc.assert(fc.asyncProperty(life, live), { numRuns: 12, endOnFailure: true })
  // A test that nothing passes through proves nothing.
  expect(accepted.size).toBeGreaterThan(6)
}, 120_000)

it('the database allows the changes of state that the table makes, and no other', async () => {
  const { rows } = await pool.query('SELECT from_state, to_state FROM alarm_transition')
  const pair = (row: { from_state: string; to_state: string }) => `${row.from_state} ${row.to_state}`
  expect(rows.map(pair).sort()).toEqual(
    transitions()
      .map((one) => one.join(' '))
      .sort(),
  )
})
