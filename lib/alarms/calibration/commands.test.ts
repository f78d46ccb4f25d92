import { beforeAll, beforeEach, expect, it } from 'vitest'
import { locks } from '#lib/db/locks.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { defaultCalibration, SourceCalibration } from '#lib/matching/probability/calibration.ts'
import { LEAST_VERDICTS } from '#lib/matching/probability/learn-calibration.ts'
import * as alarmCommands from '../commands.ts'
import { takeInMatches } from '../intake/commands.ts'
import { readSnapshot } from '../queries.ts'
import { aMessage, aViewer, furnish, id, putEntry, testDeps } from '../testing/house.ts'
import { type PutVerdict, putVerdict } from '../testing/verdicts.ts'
import { learnCalibrations, resetCalibration } from './commands.ts'
import { listSourceWorths } from './queries.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const sue = aViewer('supervisor', 'Sue')
let n = 0
let sourceId = ''

beforeAll(async () => {
  await furnish(pool)
  await pool.query(`SELECT ensure_partitions('2026-11-01Z', '2026-12-01Z')`)
})
beforeEach(async () => {
  sourceId = `s${++n}`
  deps.time.now += 60_000
  const hash = Buffer.from(sourceId)
  await pool.query(`INSERT INTO ingest_source VALUES ($1, $1, $2, true, '2026-01-01Z')`, [sourceId, hash])
})

const second = () => (deps.time.now - Date.parse('2026-11-22T21:00:00.000Z')) / 1000 - 30
const say = (given: Partial<PutVerdict> = {}) =>
  putVerdict(pool, ++n, {
    sourceId,
    kind: 'tolerant',
    verdict: 'confirmed',
    posterior: 0.1,
    second: second(),
    ...given,
  })
/** Tolerant matches told as one in ten, of which every one proves right: the source is worse than it was taken for. */
const sayMany = async (count: number, given: Partial<PutVerdict> = {}) => {
  for (let i = 0; i < count; i++) await say(given)
}
const worth = async () => {
  const found = (await listSourceWorths(deps.db, deps.clock())).find((source) => source.id === sourceId)
  if (!found) throw new Error('no such source')
  return found
}
const audited = async () => {
  const { rows } = await pool.query(
    'SELECT action, actor_id, reason, restricted, detail FROM audit_entry WHERE object_id = $1 ORDER BY seq',
    [sourceId],
  )
  return rows
}

it('learns from verdicts, says so once in the audit, and leaves what did not change', async () => {
  await sayMany(LEAST_VERDICTS + 10)
  expect(await learnCalibrations(deps)).toEqual([sourceId])
  const learnt = await worth()
  expect(learnt).toMatchObject({ verdicts: LEAST_VERDICTS + 10, learntFrom: LEAST_VERDICTS + 10, countsFrom: null })
  expect(learnt.learntAt).toEqual(deps.clock())
  expect(SourceCalibration.parse(learnt.calibration).wrongShare).toBeGreaterThan(1.5 * defaultCalibration.wrongShare)
  deps.time.now += 1000
  expect(await learnCalibrations(deps)).toEqual([])
  const [entry, ...others] = await audited()
  expect(others).toEqual([])
  expect(entry).toMatchObject({ action: 'calibration.learnt', actor_id: null, restricted: false })
  expect(entry.detail).toMatchObject({ verdicts: LEAST_VERDICTS + 10, calibration: learnt.calibration })
  expect(Date.parse(entry.detail.from)).toBeLessThan(deps.time.now)
})

it('learns the same from matches that were told by what it had learnt, not the usual again', async () => {
  await sayMany(LEAST_VERDICTS + 10)
  await learnCalibrations(deps)
  const { calibration } = await worth()
  deps.time.now += 3_600_000
  // By what was learnt these are more than one in ten, and about so many are right.
  for (let i = 0; i < 20; i++) await say({ posterior: 0.35, verdict: i % 20 < 9 ? 'confirmed' : 'misread' })
  await learnCalibrations(deps)
  const again = SourceCalibration.parse((await worth()).calibration)
  expect(again.wrongShare).toBeGreaterThan(0.75 * SourceCalibration.parse(calibration).wrongShare)
})

it('learns nothing from too few', async () => {
  await sayMany(LEAST_VERDICTS - 1)
  expect(await learnCalibrations(deps)).toEqual([])
  expect(await worth()).toMatchObject({ calibration: null, verdicts: LEAST_VERDICTS - 1 })
})

it.each<[string, Partial<PutVerdict>]>([
  ['alarms of SILENT entries', { restricted: true }],
  ['partial matches', { kind: 'partial' }],
  ['"cannot tell"', { verdict: 'cannot-tell' }],
  ['the same pair again', { readMark: 'AB30AAA', entry: 77 }],
  ['more than a year ago', { second: -366 * 86_400 }],
])('%s do not count', async (what, given) => {
  if (what === 'more than a year ago') await pool.query(`SELECT ensure_partitions('2025-11-01Z', '2025-12-01Z')`)
  await sayMany(3)
  await sayMany(LEAST_VERDICTS, given)
  expect((await worth()).verdicts).toBe(what === 'the same pair again' ? 4 : 3)
  expect(await learnCalibrations(deps)).toEqual([])
})

it('a misread that was taken back does not count, one said again does', async () => {
  const alarmId = await say({ verdict: 'misread' })
  const misread = (which: number, undone: boolean) =>
    pool.query(
      `INSERT INTO misread SELECT $1, v.alarm_id, v.read_id, 'AB30CDE', $2, '{}', 'CAM-D', v.at, 'ann',
         v.at + interval '30 days', $4::timestamptz, $5, $5 FROM alarm_verification v WHERE v.alarm_id = $3`,
      [id(500_000 + which), id(n), alarmId, undone ? deps.clock() : null, undone ? 'sue' : null],
    )
  expect((await worth()).verdicts).toBe(1)
  await misread(2 * n, true)
  expect((await worth()).verdicts).toBe(0)
  await misread(2 * n + 1, false)
  expect((await worth()).verdicts).toBe(1)
})

it('goes back to the usual with a reason; what was said before counts no longer', async () => {
  await sayMany(LEAST_VERDICTS + 10)
  await learnCalibrations(deps)
  const back = (viewer = sue) => resetCalibration(deps, viewer, { sourceId, reason: 'the camera was cleaned' })
  expect(await back(aViewer('operator'))).toMatchObject({ refusal: { kind: 'forbidden' } })
  deps.time.now += 60_000
  expect(await back()).toEqual({ ok: true, value: { at: deps.clock() } })
  expect(await worth()).toMatchObject({ calibration: null, learntAt: null, countsFrom: deps.clock(), verdicts: 0 })
  expect(await back()).toMatchObject({ refusal: { kind: 'stale' } })
  expect((await audited()).at(-1)).toMatchObject({
    action: 'calibration.reset',
    actor_id: 'Sue',
    reason: 'the camera was cleaned',
  })
  deps.time.now += 60_000
  expect(await learnCalibrations(deps)).toEqual([])
  await sayMany(LEAST_VERDICTS)
  expect(await learnCalibrations(deps)).toEqual([sourceId])
})

it('leaves a source alone that somebody set by hand', async () => {
  await sayMany(LEAST_VERDICTS + 10)
  await pool.query(`UPDATE ingest_source SET calibration = '{"wrongShare": 0.2}' WHERE id = $1`, [sourceId])
  expect(await learnCalibrations(deps)).toEqual([])
  expect(await worth()).toMatchObject({ calibration: { wrongShare: 0.2 }, learntAt: null })
  await pool.query('UPDATE ingest_source SET calibration = NULL, calibrate_from = $2 WHERE id = $1', [
    sourceId,
    deps.clock(),
  ])
})

it('is done by one process at a time', async () => {
  await sayMany(LEAST_VERDICTS + 10)
  const other = await pool.connect()
  try {
    await other.query('BEGIN')
    await other.query('SELECT pg_advisory_xact_lock($1)', [locks.calibration])
    expect(await learnCalibrations(deps)).toEqual([])
    await other.query('COMMIT')
  } finally {
    other.release()
  }
  expect(await learnCalibrations(deps)).toEqual([sourceId])
})

it('keeps with a verdict which sighting it was about', async () => {
  const ann = aViewer('operator', 'Ann')
  await putEntry(pool, 5)
  await takeInMatches(deps, [aMessage(1, 5), aMessage(2, 5, 10)])
  const raised = (await readSnapshot(pool, ann)).alarms.find(({ vrm }) => vrm === 'AB85KDX')
  const on = { alarmId: raised?.id ?? '', revision: raised?.revision ?? 0 }
  const owned = await alarmCommands.acknowledge(deps, ann, on)
  if (!owned.ok) throw new Error(owned.refusal.message)
  const checks = { characters: 'yes', vehicle: 'yes', entry: 'yes', oddity: 'yes' } as const
  const asked = { ...on, revision: owned.value.revision, checks, readId: id(5001) }
  expect(await alarmCommands.verify(deps, ann, asked)).toMatchObject({ ok: true })
  const { rows } = await pool.query('SELECT read_id FROM alarm_verification WHERE alarm_id = $1', [on.alarmId])
  expect(rows).toEqual([{ read_id: id(5001) }])
})
