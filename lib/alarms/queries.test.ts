import type pg from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { ApiAlarm, apiAlarm } from './api-alarm.ts'
import { applyEvents, boardOf } from './board.ts'
import { findAlarmDetail, findImage, listAlarms, readEventsSince, readSnapshot } from './queries.ts'
import { aViewer, id } from './testing/house.ts'
import { putAlarm, putEvent, putHouse } from './testing/rows.ts'
import { anAlarm, anEvent, aSighting } from './testing/sample.ts'

const { pool } = await testDatabase()

const viewer = (cleared: boolean) => aViewer('operator', 'Ann', cleared)
const now = new Date('2026-11-22T21:10:00Z')
const open = anAlarm({ id: id(1), entryIds: [id(70), id(71), id(72)], version: 2 })
const secret = anAlarm({ id: id(2), vrm: 'AB85KDX', restricted: true })
const closed = anAlarm({
  id: id(3),
  vrm: 'AB86KDX',
  state: 'closed',
  verdict: 'confirmed',
  decidedAt: now.toISOString(),
  decidedById: 'p',
  decision: 'no-response',
  nonDeploymentReason: 'too-old',
  closedAt: now.toISOString(),
})

beforeAll(async () => {
  await putHouse(pool)
  await putAlarm(pool, closed, 3)
  await putAlarm(pool, open, 4)
  await putAlarm(pool, secret, 5)
  await putEvent(pool, anEvent({ seq: 1, alarmId: open.id, kind: 'raised' }))
  await putEvent(pool, anEvent({ seq: 3, alarmId: closed.id, kind: 'raised' }))
  await putEvent(pool, anEvent({ seq: 4, alarmId: open.id, alarmVersion: 2, kind: 'sighted' }))
  await putEvent(pool, anEvent({ seq: 5, alarmId: secret.id, kind: 'raised', restricted: true }))
  await putEvidence(pool)
})

/** Two sightings of the open alarm, one of the secret one; three entries: live, weeded a second ago, withdrawn. */
async function putEvidence(db: pg.Pool) {
  await db.query(`SELECT ensure_partitions('2026-11-01Z', '2026-12-01Z')`)
  await db.query(
    `INSERT INTO hotlist VALUES ('list', 'List', 'PNC', 'durrow', 'owner', 'contact', 24, 7, '2026-11-22T18:00:00Z')`,
  )
  const entry = (n: number, weedAt: string | null, status = 'live') =>
    db.query(
      `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, weed_at,
         status, withdrawn_at, created_at, updated_at)
       VALUES ($1, 'list', 'AB84KDX', 'STOP', '{VI}', 'Wanted', 'wanted', 'medium', 'durrow', $2, $3, $4, $5, $5)`,
      [id(n), weedAt, status, status === 'live' ? null : now, now],
    )
  await entry(70, '2026-11-22T21:10:01Z')
  await entry(71, '2026-11-22T21:10:00Z')
  await entry(72, null, 'withdrawn')
  const place = JSON.stringify(aSighting())
  const sighting = (alarm: string, read: number, capturedAt: string) =>
    db.query(
      `INSERT INTO alarm_sighting VALUES ($1, $2, 'AB84KDX', 'C', 'durrow', $3, $3, $4, 'Ford', null, null, 91.5, 'away')`,
      [alarm, id(read), capturedAt, place],
    )
  await sighting(open.id, 80, '2026-11-22T21:00:00Z')
  await sighting(open.id, 81, '2026-11-22T21:05:00Z')
  await sighting(secret.id, 82, '2026-11-22T21:00:00Z')
  for (const [read, kind, at] of [
    [81, 'overview', '21:05'],
    [81, 'plate', '21:05'],
    [82, 'plate', '21:00'],
    [83, 'plate', '21:00'],
  ]) {
    await db.query(`INSERT INTO read_image VALUES ($1, $2, $3, 'image/svg+xml', '\\x00', '\\x3c', $2)`, [
      id(Number(read)),
      `2026-11-22T${at}:00Z`,
      kind,
    ])
  }
  await db.query(`INSERT INTO alarm_match VALUES ($1, $2, $3, $4, 'exact', 1, '{"v":1}', $5, $5)`, [
    id(90),
    open.id,
    id(80),
    id(70),
    now,
  ])
  await db.query(
    `INSERT INTO alarm_verification VALUES ($1, $2, $3, 'nobody', '{"entry":"yes"}', 'confirmed', true, null)`,
    [id(95), open.id, now],
  )
}

describe('the board', () => {
  it('is the open alarms and the end of the log', async () => {
    expect(await readSnapshot(pool, viewer(true))).toEqual({ seq: 5, alarms: [open, secret] })
  })

  it('has no restricted alarm for those not cleared, nor has the log', async () => {
    expect((await readSnapshot(pool, viewer(false))).alarms).toEqual([open])
    const lines = async (restricted: boolean) =>
      (await readEventsSince(pool, { since: 1, limit: 10, restricted })).map((event) => event.seq)
    expect(await lines(false)).toEqual([2, 3]) // numbered without a gap
    expect(await lines(true)).toEqual([3, 4, 5])
    expect((await readEventsSince(pool, { since: 0, limit: 2, restricted: true })).map((event) => event.seq)).toEqual([
      1, 3,
    ])
  })
})

describe('the card', () => {
  it('has everything, newest first, with entries checked as of the time given', async () => {
    const detail = await findAlarmDetail(pool, viewer(false), open.id, now)
    expect(detail?.alarm).toEqual(open)
    expect(detail?.entries.map((entry) => [entry.id, entry.live])).toEqual([
      [id(70), true],
      [id(71), false],
      [id(72), false],
    ])
    expect(detail?.entries[0]).toMatchObject({ hotlistName: 'List', hotlistRevision: 1, forceName: 'Durrow' })
    expect(detail?.sightings.map((sighting) => [sighting.readId, sighting.images])).toEqual([
      [id(81), ['plate', 'overview']],
      [id(80), []],
    ])
    expect(detail?.sightings[0]).toMatchObject({ cameraName: 'A1(M) J61', capturedAt: '2026-11-22T21:05:00.000Z' })
    expect(detail?.matches).toEqual([
      {
        id: id(90),
        readId: id(80),
        entryId: id(70),
        kind: 'exact',
        posterior: 1,
        explanation: { v: 1 },
        matchedAt: now.toISOString(),
      },
    ])
    expect(detail?.events.map((event) => event.seq)).toEqual([1, 3]) // as the uncleared count
    expect(detail?.verifications).toMatchObject([{ byName: 'nobody', verdict: 'confirmed' }])
    expect(detail?.guidance.whatToDo).toBe('what to do')
    expect(detail?.targets).toMatchObject({ acknowledgeSec: 120, decideSec: 600, deploySec: 900 })
  })

  it('of a restricted alarm exists for the cleared alone', async () => {
    expect(await findAlarmDetail(pool, viewer(false), secret.id, now)).toBeUndefined()
    expect((await findAlarmDetail(pool, viewer(true), secret.id, now))?.alarm.vrm).toBe('AB85KDX')
    expect(await findAlarmDetail(pool, viewer(true), id(99), now)).toBeUndefined()
  })

  it('shows pictures of sightings only, and of restricted ones to the cleared alone', async () => {
    const sees = async (read: number, cleared: boolean) =>
      (await findImage(pool, viewer(cleared), id(read), 'plate'))?.mediaType ?? 'none'
    expect(await sees(81, false)).toBe('image/svg+xml')
    expect(await sees(80, false)).toBe('none') // no picture came
    expect(await sees(82, false)).toBe('none')
    expect(await sees(82, true)).toBe('image/svg+xml')
    expect(await sees(83, true)).toBe('none') // a read of nobody's alarm
  })
})

describe('the list for other systems', () => {
  const page = async (options: Partial<Parameters<typeof listAlarms>[1]>) => {
    const found = await listAlarms(pool, { since: 0, limit: 10, restricted: false, now, ...options })
    return { seqs: found.alarms.map((alarm) => alarm.seq), next: found.next, more: found.more }
  }

  it('goes by the sequence of the last change and says where to go on', async () => {
    expect(await page({ limit: 1 })).toEqual({ seqs: [2], next: 2, more: true })
    expect(await page({ since: 2 })).toEqual({ seqs: [3], next: 3, more: false })
    expect(await page({ since: 3 })).toEqual({ seqs: [], next: 3, more: false })
    expect(await page({ restricted: true, limit: 2 })).toEqual({ seqs: [3, 4], next: 4, more: true })
  })

  it('can be narrowed to a state or to what is open', async () => {
    expect((await page({ state: 'closed' })).seqs).toEqual([2])
    expect((await page({ state: 'open', restricted: true })).seqs).toEqual([4, 5])
    expect((await page({ state: 'deployed' })).seqs).toEqual([])
  })

  it('gives alarms in the published shape', async () => {
    const { alarms } = await listAlarms(pool, { since: 0, limit: 10, restricted: true, now })
    for (const alarm of alarms) expect(ApiAlarm.parse(apiAlarm(alarm))).toEqual(apiAlarm(alarm))
    expect(alarms.map((alarm) => apiAlarm(alarm).times.closed)).toEqual([now.toISOString(), null, null])
  })
})

describe('while others write', () => {
  /** Raises one alarm as the store does: row and line of the log under the log's lock. */
  async function raise(n: number) {
    const client = await pool.connect()
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock(7201)')
    const { rows } = await client.query(`SELECT nextval('alarm_event_seq') + 100 AS seq`)
    const alarm = anAlarm({ id: id(1000 + n), vrm: `AB87A${String(n).padStart(3, '0')}` })
    await putAlarm(client, alarm, Number(rows[0].seq))
    await putEvent(client, anEvent({ seq: Number(rows[0].seq), alarmId: alarm.id, kind: 'raised', patch: alarm }))
    await client.query('COMMIT')
    client.release()
  }

  it('the board is always the sum of the log, and pages miss and repeat nothing', async () => {
    const writing = Promise.all(Array.from({ length: 24 }, (_, n) => raise(n)))
    let writes = true
    writing.finally(() => {
      writes = false
    })
    const paged: string[] = []
    let since = 3
    for (let more = true; more || writes; ) {
      const board = await readSnapshot(pool, viewer(false))
      const log = await readEventsSince(pool, { since: 3, limit: 1000, restricted: false })
      const upTo = log.filter((event) => event.seq <= board.seq)
      const replayed = applyEvents(boardOf(3, [open]), upTo).board
      expect(new Set(board.alarms.map((alarm) => alarm.id))).toEqual(new Set(replayed.alarms.keys()))
      const page = await listAlarms(pool, { since, limit: 7, restricted: false, now })
      paged.push(...page.alarms.map((alarm) => alarm.alarm.id))
      since = page.next
      more = page.more
    }
    await writing
    const rest = await listAlarms(pool, { since, limit: 200, restricted: false, now })
    paged.push(...rest.alarms.map((alarm) => alarm.alarm.id))
    expect(paged).toHaveLength(24)
    expect(new Set(paged).size).toBe(24)
  })
})
