import type pg from 'pg'
import { beforeAll, expect, it } from 'vitest'
import { withOlderDatabase } from '#lib/db/testing/older-database.ts'
import type { MatchMessage } from '#lib/realtime/contract.ts'
import type { Alarm } from '../alarm.ts'
import { boardAt } from '../board-at.sql.ts'
import { boardHash } from '../board-hash.ts'
import * as commands from '../commands.ts'
import { meetDeadlines } from '../deadlines/commands.ts'
import { takeInMatches } from '../intake/commands.ts'
import { readSnapshot } from '../queries.ts'
import { type AlarmState, states } from '../states.ts'
import { aMessage, id, t0, testDeps } from '../testing/house.ts'
import { ann, must, on } from '../testing/night.ts'
import { followEntries } from './commands.ts'
import { aNightOfListings } from './testing/listings.ts'

const night = await aNightOfListings()
const { alsoListed, closed, deps, fresh, follow, later, matched, newest, open, pool, putBack, verified } = night

/** What had become of the two entries of an alarm: said of the whole alarm before the migration, or by nobody. */
const losses = ['none', 'one', 'both', 'both, said', 'both, said, one back'] as const
type Loss = (typeof losses)[number]

const acknowledged = (a: Alarm) => must(commands.acknowledge(deps, ann, on(a)))
const become: Record<AlarmState, (a: Alarm) => Promise<unknown>> = {
  raised: async () => {},
  acknowledged,
  verified,
  async deployed(a) {
    const unitId = `unit-${newest()}`
    await pool.query(
      `INSERT INTO unit (id, call_sign, force_id, kind, crew, lat, lon) VALUES ($1, $1, 'durrow', 'arv', 2, 54.7, -1.5)`,
      [unitId],
    )
    await must(commands.deploy(deps, ann, { ...on(await verified(a)), unitId }))
  },
  passed: async (a) => must(commands.pass(deps, ann, { ...on(await verified(a)), toForceId: 'eden', note: 'Yours' })),
  async shelved(a) {
    const until = new Date(deps.time.now + 1_500_000).toISOString()
    await must(commands.shelve(deps, ann, { ...on(await acknowledged(a)), until, reason: 'The stolen tool' }))
  },
  async missed() {
    later(3_700)
    await meetDeadlines(deps)
  },
  closed,
}

const first = (n: number) => night.withdraw(n)
const second = (n: number) => night.withdraw(1_000 + n)

/** An alarm of two entries in every state and with every loss, and pairs merged; and many that lost one at once. */
async function oldAlarms() {
  const made: { n: number; id: string; state: AlarmState; loss: Loss }[] = []
  const twice = async () => {
    const alarm = await fresh()
    await alsoListed(1_000 + newest(), 'high', 'Kidnap', `, warning_signals = '{FI}'`)
    await matched(1_000 + newest(), 10_000 + newest())
    return open(alarm.vrm)
  }
  const make = async (state: AlarmState, loss: Loss, mild = state === 'shelved') => {
    const alarm = mild ? await fresh() : await twice()
    if (mild) {
      await alsoListed(1_000 + newest(), 'medium', 'Recall to prison')
      await matched(1_000 + newest(), 10_000 + newest())
    }
    const it = { n: newest(), id: alarm.id, state, loss }
    await become[state](await open(alarm.vrm))
    made.push(it)
    return it
  }
  for (const state of ['missed', ...states.filter((one) => one !== 'missed')] as const) {
    for (const loss of losses) await make(state, loss)
  }
  for (const loss of ['one', 'both, said'] as const) {
    const [lead, under] = [await make('raised', loss), await make('raised', loss)]
    const follower = await must(
      commands.merge(deps, ann, {
        ...on((await readSnapshot(pool, ann)).alarms.find((a) => a.id === under.id) as Alarm),
        ...{ leadId: lead.id, kind: 'convoy' as const },
      }),
    )
    expect(follower.leadId).toBe(lead.id)
  }
  const many: MatchMessage[] = []
  for (let made = 0; made < 30; made++) {
    await night.list()
    const n = newest()
    await alsoListed(1_000 + n, 'high', 'Kidnap')
    const second = (deps.time.now - t0) / 1_000
    many.push(aMessage(n, n, second), { ...aMessage(10_000 + n, n, second), entryId: id(1_000 + n) })
  }
  await takeInMatches(deps, many)
  for (const { vrm, id } of (await readSnapshot(pool, ann)).alarms) {
    if (made.every((one) => one.id !== id))
      made.push({ n: Number(/^AB8(\d+)KDX$/.exec(vrm)?.[1]), id, state: 'raised', loss: 'one' })
  }
  later(1)
  const withLoss = (...some: Loss[]) => made.filter(({ loss }) => some.includes(loss))
  for (const { n } of withLoss('both, said', 'both, said, one back')) await Promise.all([first(n), second(n)])
  await follow()
  later(1)
  for (const { n } of withLoss('both, said, one back')) await putBack(n)
  for (const { n } of withLoss('one', 'both')) await second(n)
  for (const { n } of withLoss('both')) await first(n)
  later(1)
  return made
}

const rowsOf = async (db: pg.Pool, table: string, order: string, but = '') =>
  (await db.query(`SELECT to_jsonb(t) ${but} AS row FROM ${table} t ORDER BY ${order}`)).rows.map(({ row }) => row)
const alarmsOf = (db: pg.Pool) => rowsOf(db, 'alarm', 'id', `- 'gone_entry_ids'`)
const kept = ['alarm_match', 'alarm_sighting', 'alarm_verification', 'alarm_deadline', 'deployment', 'audit_entry']
const linesOf = (db: pg.Pool) => rowsOf(db, 'alarm_event', 'seq')
const recordsOf = (db: pg.Pool) => Promise.all(kept.map((table) => rowsOf(db, table, 'to_jsonb(t)::text')))

let made: Awaited<ReturnType<typeof oldAlarms>>
beforeAll(async () => {
  made = await oldAlarms()
}, 90_000)
const byId = (rows: Alarm[]) => new Map(rows.map((row) => [row.id, row]))

it('alarms from before it was said which entries are left lose nothing, and what was lost is said once', async () => {
  await withOlderDatabase('0028_list_keeping', async (older) => {
    await older.copyFrom(pool)
    // What lines did not say then.
    await older.pool.query(`BEGIN; SET LOCAL session_replication_role = replica; UPDATE alarm_event SET
      patch = patch - 'goneEntryIds', data = CASE kind WHEN 'entry-withdrawn' THEN data - 'gone' - 'left' ELSE data END; COMMIT`)
    const [before, log, records] = [await alarmsOf(older.pool), await linesOf(older.pool), await recordsOf(older.pool)]
    expect(new Set(made.map(({ state, loss }) => `${state} ${loss}`)).size).toBe(states.length * losses.length)
    const stateOf = byId(before)
    for (const { id, state } of made) expect(stateOf.get(id)?.state).toBe(state)

    // The migration: nothing but the new column, which holds what has been said already.
    expect(await older.bringUpToDate()).toContain('0029_what_still_counts')
    expect(await alarmsOf(older.pool)).toEqual(before)
    expect(await linesOf(older.pool)).toEqual(log)
    expect(await recordsOf(older.pool)).toEqual(records)
    const { rows: gone } = await older.pool.query(
      `SELECT id, gone_entry_ids = CASE WHEN withdrawn_at IS NULL THEN '{}' ELSE entry_ids END AS told FROM alarm`,
    )
    expect(gone.filter(({ told }) => !told)).toEqual([])

    // The first look of a process: each open alarm that lost something nobody said gets one line, in parts of fifty.
    const olderDeps = { ...testDeps(older.pool), clock: deps.clock }
    const due = (...some: Loss[]) => made.filter(({ state, loss }) => state !== 'closed' && some.includes(loss))
    const board = { seq: Number(log.at(-1).seq), restricted: true }
    const held = boardHash(await boardAt(older.pool, board))
    expect(await followEntries(olderDeps)).toEqual({
      changed: 0,
      restored: due('both, said, one back').length,
      withdrawn: due('one', 'both').length,
    })
    const after = byId(await alarmsOf(older.pool))
    const lines = Map.groupBy((await linesOf(older.pool)).slice(log.length), ({ alarm_id }) => alarm_id)
    for (const { id, state, loss, n } of made) {
      const [old, is, own] = [stateOf.get(id), after.get(id), lines.get(id) ?? []]
      if (state === 'closed' || loss === 'none' || loss === 'both, said') {
        expect([is, own]).toEqual([old, []])
        continue
      }
      const kind = loss === 'both, said, one back' ? 'entry-restored' : 'entry-withdrawn'
      expect(own).toMatchObject([{ kind, alarm_version: (old?.version ?? 0) + 1 }])
      const named = { one: 1, both: 2, 'both, said, one back': 0 }[loss]
      expect({ [`${n} ${state} ${loss}`]: own[0].data.gone?.length }).toEqual({ [`${n} ${state} ${loss}`]: named })
    }
    const { rows: parts } = await older.pool.query(
      `SELECT count(*)::int AS n FROM alarm_event WHERE seq > $1 GROUP BY xmin ORDER BY 1 DESC`,
      [board.seq],
    )
    expect(parts.length).toBeGreaterThan(1)
    expect(parts[0].n).toBe(50)

    // A screen from before it is compared as of its sequence, and then all is said.
    expect(boardHash(await boardAt(older.pool, board))).toBe(held)
    expect(await followEntries(olderDeps)).toEqual({ changed: 0, restored: 0, withdrawn: 0 })
  })
}, 60_000)
