import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { canaryCamera, canaryEntryId, canaryMark } from '#lib/matching/canary/canary.ts'
import { claimSlot, findLastRun } from '#lib/matching/canary/store.ts'
import { applyEvents, boardOf } from '../board.ts'
import { acknowledge, release } from '../commands.ts'
import { readEventsSince, readSnapshot } from '../queries.ts'
import { aMessage, atSecond, aViewer, furnish, id, putEntry, testDeps } from '../testing/house.ts'
import { markPresented, takeInMatches } from './commands.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const operator = aViewer('operator')
const snapshot = () => readSnapshot(pool, operator)
const openAlarm = async (n: number) => (await snapshot()).alarms.find((alarm) => alarm.vrm === `AB8${n}KDX`)
let entry = 0

beforeAll(() => furnish(pool))
beforeEach(async () => {
  entry += 1
  await putEntry(pool, entry)
})

describe('takeInMatches', () => {
  it('takes the same batch in once, however often it is sent', async () => {
    const batch = [aMessage(1, entry), aMessage(2, entry, 60)]
    const answers = [
      await takeInMatches(deps, batch),
      await takeInMatches(deps, batch),
      await takeInMatches(deps, batch),
    ]
    for (const answer of answers) expect(answer).toEqual({ ok: true, accepted: batch.map((m) => m.id), refused: [] })
    expect(await openAlarm(entry)).toMatchObject({ sightingCount: 2, version: 2, lastCapturedAt: atSecond(60) })
    const { rows } = await pool.query('SELECT count(*)::int AS count FROM alarm_match WHERE match_id = ANY($1)', [
      batch.map((m) => m.id),
    ])
    expect(rows[0].count).toBe(2)
  })

  it('makes one alarm when several web processes take the same matches in at once', async () => {
    const batch = Array.from({ length: 20 }, (_, i) => aMessage(100 + i, entry, i))
    await Promise.all([
      takeInMatches(deps, batch),
      takeInMatches(deps, [...batch].reverse()),
      takeInMatches(deps, batch),
    ])
    expect(await openAlarm(entry)).toMatchObject({ sightingCount: 20, version: 20 })
  })

  it('refuses what it can never take in by id, and takes in the rest', async () => {
    const answer = await takeInMatches(deps, [
      aMessage(201, 999),
      aMessage(202, entry, 0, { cameraId: 'nowhere' }),
      { id: 'x', read: 'no' },
      null,
      aMessage(203, entry),
    ])
    expect(answer).toMatchObject({ ok: true, accepted: [id(1203)] })
    expect(answer.ok && answer.refused.map((each) => each.code)).toEqual([
      'malformed',
      'malformed',
      'unknown-entry',
      'unknown-camera',
    ])
  })

  it('sets aside the one that the database refuses, and takes in the others in their order', async () => {
    await putEntry(pool, 70)
    await pool.query(`ALTER TABLE alarm_sighting ADD CONSTRAINT poison CHECK (make <> 'Poison')`)
    const batch = Array.from({ length: 30 }, (_, i) => aMessage(900 + i, i % 2 ? 70 : entry, i))
    batch[13] = aMessage(913, 70, 13, { make: 'Poison' })
    const answer = await takeInMatches(deps, batch)
    await pool.query('ALTER TABLE alarm_sighting DROP CONSTRAINT poison')
    const others = batch.map((match) => match.id).filter((each) => each !== id(1913))
    expect(answer).toEqual({
      ok: true,
      accepted: others,
      refused: [{ id: id(1913), code: 'storage-failed', message: expect.stringContaining('constraint "poison"') }],
    })
    expect((await openAlarm(entry))?.sightingCount).toBe(15)
    expect((await openAlarm(70))?.sightingCount).toBe(14)
    const { rows } = await pool.query(
      `SELECT m.match_id AS id FROM alarm_match m WHERE m.match_id = ANY($1)
       ORDER BY (SELECT seq FROM alarm_event e WHERE e.alarm_id = m.alarm_id AND e.data ->> 'readId' = m.read_id::text)`,
      [others],
    )
    expect(rows.map((row) => row.id)).toEqual(others)
    expect(await takeInMatches(deps, batch), 'when the cause is gone').toMatchObject({ refused: [] })
    expect((await openAlarm(70))?.sightingCount).toBe(15)
  })

  it('refuses none when it is not the matches that are wrong', async () => {
    await pool.query('ALTER TABLE alarm_match RENAME TO away')
    await expect(takeInMatches(deps, [aMessage(950, entry), aMessage(951, entry)])).rejects.toThrow()
    await pool.query('ALTER TABLE away RENAME TO alarm_match')
  })

  it('sends a bulk category to the feed: accepted, and no alarm', async () => {
    await putEntry(pool, 50, { category: 'no-insurance', grade: 'low' })
    expect(await takeInMatches(deps, [aMessage(301, 50)])).toMatchObject({ accepted: [id(1301)] })
    expect(await openAlarm(50)).toBeUndefined()
  })

  it('keeps a SILENT entry from everybody not cleared, and apart from the open alarm of the same vehicle', async () => {
    await putEntry(pool, 60, { action: 'SILENT', grade: 'high' })
    await pool.query(`UPDATE hotlist_entry SET vrm = $2 WHERE id = $1`, [id(60), `AB8${entry}KDX`])
    await takeInMatches(deps, [aMessage(401, entry), { ...aMessage(402, entry, 5), entryId: id(60) }])
    expect(await openAlarm(entry)).toMatchObject({ sightingCount: 1, band: 'medium', entryIds: [id(entry)] })
    const cleared = await readSnapshot(pool, aViewer('operator', 'cleared', true))
    const both = cleared.alarms.filter((alarm) => alarm.vrm === `AB8${entry}KDX`)
    expect(both.map((alarm) => [alarm.band, alarm.restricted]).sort()).toEqual([
      ['high', true],
      ['medium', false],
    ])
  })

  it('gives screens that replay the log the same board as the server has', async () => {
    await takeInMatches(deps, [aMessage(501, entry), aMessage(502, entry, 30, { cameraId: 'CAM-E' })])
    const events = await readEventsSince(pool, { since: 0, limit: 10_000, restricted: false })
    const { board, gap } = applyEvents(boardOf(0, []), events)
    const server = await snapshot()
    expect(gap).toBe(false)
    expect(board.seq).toBe(server.seq)
    expect([...board.alarms.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
      [...server.alarms].sort((a, b) => (a.id < b.id ? -1 : 1)),
    )
    expect(board.alarms.get((await openAlarm(entry))?.id ?? '')).toMatchObject({
      forceIds: ['durrow', 'eden'],
      reraisedReason: 'entered another force',
    })
  })
})

describe('what somebody was about to do', () => {
  const revision = async () => (await openAlarm(entry))?.revision
  const second = (change: { warningSignals?: string[]; grade?: string }) =>
    pool.query(
      `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, created_at,
         updated_at) VALUES ($1, 'list', $2, 'STOP', $3, 'Wanted', 'wanted', $4, 'durrow', $5, $5)`,
      [id(entry + 300), `AB8${entry}KDX`, change.warningSignals ?? [], change.grade ?? 'medium', atSecond(0)],
    )

  it.each([
    ['a further sighting leaves as it was', {}, 0],
    ['a graver entry makes stale', { grade: 'high' }, 1],
    ['a new warning makes stale', { warningSignals: ['FI'] }, 1],
  ])('%s', async (_, change, more) => {
    await second(change)
    await takeInMatches(deps, [aMessage(700 + 2 * entry, entry)])
    const before = (await revision()) ?? 0
    await takeInMatches(deps, [{ ...aMessage(701 + 2 * entry, entry, 5), entryId: id(entry + 300) }])
    expect(await revision()).toBe(before + more)
  })

  it('is refused with what the vehicle did, not with who acted last', async () => {
    await second({ warningSignals: ['FI'] })
    await takeInMatches(deps, [aMessage(800 + 2 * entry, entry)])
    const seen = await openAlarm(entry)
    const owned = await acknowledge(deps, operator, { alarmId: seen?.id ?? '', revision: seen?.revision ?? 0 })
    if (!owned.ok) throw new Error(owned.refusal.message)
    deps.time.now += 5000
    await takeInMatches(deps, [{ ...aMessage(801 + 2 * entry, entry, 5), entryId: id(entry + 300) }])
    const late = await release(deps, operator, { alarmId: owned.value.id, revision: owned.value.revision })
    expect(late).toMatchObject({
      ok: false,
      refusal: { kind: 'stale', message: expect.stringContaining('new warning signal FI') },
    })
  })
})

describe('markPresented', () => {
  it('keeps the first time', async () => {
    await takeInMatches(deps, [aMessage(701, entry)])
    const alarm = await openAlarm(entry)
    const shownAt = deps.clock().toISOString()
    await markPresented(deps, [alarm?.id ?? ''], false)
    deps.time.now += 5_000
    await markPresented(deps, [alarm?.id ?? ''], false)
    expect(await openAlarm(entry)).toMatchObject({ presentedAt: shownAt, version: 2, revision: 1 })
  })
})

describe('a canary', () => {
  it('is taken in as having come, and is no alarm, no match and no line of the log', async () => {
    const message = aMessage(900, 1)
    const canary = {
      ...message,
      entryId: canaryEntryId,
      read: { ...message.read, vrm: canaryMark, cameraId: canaryCamera },
    }
    await claimSlot(deps.db, { slot: 1n, at: new Date(canary.read.capturedAt), retryBefore: new Date(0) })
    const count =
      'SELECT (SELECT count(*) FROM alarm) + (SELECT count(*) FROM alarm_match) + (SELECT count(*) FROM alarm_event) AS n'
    const before = (await pool.query(count)).rows
    expect(await takeInMatches(deps, [canary])).toEqual({ ok: true, accepted: [canary.id], refused: [] })
    expect((await pool.query(count)).rows).toEqual(before)
    expect(await findLastRun(deps.db)).toMatchObject({ sentAt: new Date(canary.read.capturedAt).toISOString() })
  })
})
