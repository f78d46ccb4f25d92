import { randomUUID } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { shareDatabase } from '#lib/access/testing/people.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { coherenceOf } from '../coherence.ts'
import { aViewer, furnishLists, later, now } from '../testing/list-house.ts'
import { warningSignalNames } from '../warning-signals.ts'
import { countOwed, reviewQueue } from './queries.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)
const manager = aViewer('list-manager')
const cleared = aViewer('list-manager', { cleared: true })
const DAY = 24 * 60

/** Rows as a list's file brings them: nobody is asked whether they make sense. Each test has an owner of its own. */
async function bring(ownerId: string, rows: readonly Record<string, unknown>[]) {
  await pool.query(
    `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id,
       created_at, updated_at, weed_at, status, withdrawn_at, withdrawn_reason, owner_id, review_at, coherence_override)
     SELECT r.id, 'open', 'AB84KDX', coalesce(r.action, 'STOP'), coalesce(r.signals, '{}'), 'r', coalesce(r.category, 'stolen'),
       coalesce(r.grade, 'medium'), 'durrow', $2, $2, r.weed_at, coalesce(r.status, 'live'),
       CASE r.status WHEN 'withdrawn' THEN $2::timestamptz END, CASE r.status WHEN 'withdrawn' THEN 'r' END, coalesce(r.owner_id, $3), r.review_at, r.override
     FROM jsonb_to_recordset($1) AS r (id uuid, action text, signals text[], category text, grade text, weed_at timestamptz,
       status text, owner_id text, review_at timestamptz, override jsonb)`,
    [JSON.stringify(rows), now, ownerId],
  )
}
const clashesOf = (ownerId: string, isCleared = false) =>
  reviewQueue(db, aViewer('list-manager', { id: ownerId, cleared: isCleared }), { at: now, mine: true, page: 1 })

beforeAll(() => furnishLists(pool))

it('finds every row whose grade is against its risk, as the one table of rules has it, and no other', async () => {
  const signals = [[], ...Object.keys(warningSignalNames).map((code) => [code]), ['DR', 'SU'], ['VI', 'FI']]
  const rows = ['missing', 'missing-vulnerable', 'threat-to-life', 'kidnap', 'firearms', 'stolen'].flatMap((category) =>
    (['high', 'medium', 'low'] as const).flatMap((grade) =>
      ['STOP', 'SILENT', 'seen'].flatMap((action) =>
        signals.map((borne) => ({ id: randomUUID(), category, grade, action, signals: borne })),
      ),
    ),
  )
  await bring('all', rows)
  const clashing = rows.filter(({ signals: warningSignals, ...row }) =>
    coherenceOf({ ...row, warningSignals }).some(({ consequence }) => consequence === 'override'),
  )
  const { clashTotal, clashes } = await clashesOf('all', true)
  expect(clashing.length).toBeGreaterThan(100)
  expect(clashTotal).toBe(clashing.length)
  const ids = new Set<string>(clashing.map(({ id }) => id))
  expect(clashes.every(({ id }) => ids.has(id))).toBe(true)
  expect((await clashesOf('all')).clashTotal).toBe(clashing.filter(({ action }) => action !== 'SILENT').length)
})

it('leaves out what somebody took upon themselves, what is withdrawn and what is past its weed date', async () => {
  const warren = { category: 'missing', grade: 'low', signals: ['SU'] }
  const overridden = { findings: [{ rule: 'vulnerable-missing-low', words: 'w' }] }
  const ofAnother = { findings: [{ rule: 'deadly-signal-low', words: 'w' }] }
  const [open, again] = [randomUUID(), randomUUID()]
  await bring('some', [
    { ...warren, id: open },
    { ...warren, id: again, override: ofAnother },
    { ...warren, id: randomUUID(), override: overridden },
    { ...warren, id: randomUUID(), status: 'withdrawn' },
    { ...warren, id: randomUUID(), weed_at: later(-1) },
  ])
  expect((await clashesOf('some')).clashes.map(({ id }) => id).sort()).toEqual([open, again].sort())
})

it('tells an owner how many of theirs are late and how many soon, and nobody else', async () => {
  await bring('list-manager', [
    { id: randomUUID(), review_at: later(-5) },
    { id: randomUUID(), review_at: later(DAY) },
    { id: randomUUID(), weed_at: later(2 * DAY) },
    { id: randomUUID(), weed_at: later(20 * DAY), review_at: later(10 * DAY) },
    { id: randomUUID(), action: 'SILENT', review_at: later(-5) },
    { id: randomUUID(), owner_id: 'another', review_at: later(-5) },
  ])
  expect((await countOwed(db, manager, now)).mine).toEqual({ late: 1, soon: 2 })
  expect((await countOwed(db, cleared, now)).mine).toEqual({ late: 2, soon: 2 })
  expect((await countOwed(db, aViewer('supervisor'), now)).mine).toEqual({ late: 0, soon: 0 })
})
