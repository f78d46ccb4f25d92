import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { learnCalibrations, resetCalibration } from '#lib/alarms/calibration/commands.ts'
import { aViewer, t0, testDeps } from '#lib/alarms/testing/house.ts'
import { putAlarm } from '#lib/alarms/testing/rows.ts'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import { putVerdict } from '#lib/alarms/testing/verdicts.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { undoMisread } from '#lib/matching/misreads/commands.ts'
import { insertMisreads } from '#lib/matching/misreads/store.ts'
import { entryId, listEntry, postReads, seedStage, startMatcher } from './testing/stage.ts'

const { pool: db, url: databaseUrl } = await testDatabase()
const deps = testDeps(db)
const alarmId = entryId(900)
let matcher: Awaited<ReturnType<typeof startMatcher>>

beforeAll(async () => {
  await seedStage(db)
  await putAlarm(db, anAlarm({ id: alarmId }))
  await listEntry(db, entryId(1), 'AB30CDE')
  matcher = await startMatcher({ databaseUrl })
})
afterAll(() => matcher.stop())
beforeEach(() => db.query('DELETE FROM match_outbox'))

let turn = 0
/** A letter read as a digit where no digit can stand: one character from AB30CDE, and no mark of any other vehicle. */
const misreadOf = 'A830CDE'
const silver = { make: 'FORD', model: 'FOCUS', colour: 'SILVER' }

async function pass(vrm: string, description: Record<string, string>): Promise<'told' | 'kept back' | 'neither'> {
  const capturedAt = new Date(Date.now() - 60_000 + 10 * turn++).toISOString()
  const read = { vrm, cameraId: 'cam-1', capturedAt, confidence: 70, ...description }
  expect(await postReads(matcher.url, [read, read])).toMatchObject({ status: 202, body: { accepted: 1, duplicate: 1 } })
  expect(await postReads(matcher.url, read)).toMatchObject({ status: 202, body: { duplicate: 1 } })
  const { rows } = await db.query(
    `SELECT (SELECT count(*)::int FROM match m JOIN match_outbox o ON o.match_id = m.id WHERE m.read_id = r.id) AS told,
       (SELECT count(*)::int FROM suppressed_match s WHERE s.read_id = r.id AND s.captured_at = r.captured_at
          AND s.camera_id = r.camera_id) AS kept
     FROM read r WHERE captured_at = $1`,
    [capturedAt],
  )
  expect(rows).toHaveLength(1)
  const { told, kept } = rows[0]
  if (told + kept > 1) throw new Error(`told ${told} times, kept back ${kept} times`)
  return told ? 'told' : kept ? 'kept back' : 'neither'
}

/** A verdict as the command writes it (lib/alarms/misreads). */
async function callMisread(id: string, readMark: string, entry: string): Promise<void> {
  const at = new Date()
  const until = new Date(at.getTime() + 3_600_000)
  const said = {
    alarmId,
    readId: id,
    readMark,
    entryId: entry,
    description: silver,
    cameraId: 'cam-1',
    at,
    byId: 'ann',
    until,
  }
  await deps.db.$transaction((tx) => insertMisreads(tx, [{ id, ...said }]))
}

test('a misread pair is kept back on that description and traced, another description and an exact read are told; undone it is told', async () => {
  expect(await pass(misreadOf, silver)).toBe('told')
  await callMisread(entryId(700), misreadOf, entryId(1))
  await expect.poll(() => pass(misreadOf, silver), { timeout: 2000 }).toBe('kept back')
  expect(await pass(misreadOf, { ...silver, colour: 'RED' })).toBe('told')
  expect(await pass('AB30CDE', silver)).toBe('told')
  const { rows } = await db.query('SELECT DISTINCT misread_id, entry_id FROM suppressed_match')
  expect(rows).toEqual([{ misread_id: entryId(700), entry_id: entryId(1) }])

  deps.time.now = Date.now()
  // Without the notification it would take five seconds, until the next look.
  const reason = 'it was the car'
  expect(await undoMisread(deps, aViewer('supervisor'), { misreadId: entryId(700), reason })).toMatchObject({
    ok: true,
  })
  await expect.poll(() => pass(misreadOf, silver), { timeout: 3000, interval: 20 }).toBe('told')
})

test('not even an exact match is kept back by a misread of its own mark', async () => {
  await callMisread(entryId(701), 'AB30CDE', entryId(1))
  await callMisread(entryId(702), misreadOf, entryId(1))
  await expect.poll(() => pass(misreadOf, silver), { timeout: 2000 }).toBe('kept back')
  expect(await pass('AB30CDE', silver)).toBe('told')
})

test('a matcher that starts knows what was a misread before it takes its first read', async () => {
  await matcher.stop()
  matcher = await startMatcher({ databaseUrl })
  expect(await pass(misreadOf, silver)).toBe('kept back')
})

test('the policy of a list decides what a match is worth, from the moment it changes', async () => {
  const decisionOf = async () => {
    await db.query('DELETE FROM match_outbox')
    expect(await pass('AB30CDE', silver)).toBe('told')
    const { rows } = await db.query('SELECT payload FROM match_outbox')
    return rows[0].payload.explanation.decision
  }
  expect(await decisionOf()).toBe('raise')
  await db.query(`UPDATE hotlist SET match_policy = '{"most": "log"}'`)
  await expect.poll(decisionOf, { timeout: 2000 }).toBe('log')
  await db.query(`UPDATE hotlist SET match_policy = '{"most": "sometimes"}'`)
  await expect.poll(decisionOf, { timeout: 2000 }).toBe('raise')
  await db.query('UPDATE hotlist SET match_policy = NULL')
})

test('an entry counts only where its scope says', async () => {
  await db.query(`UPDATE hotlist_entry SET scope = '{"forceIds": ["eden"]}', updated_at = now()`)
  await expect.poll(() => pass('AB30CDE', { cameraId: 'cam-2' }), { timeout: 2000 }).toBe('neither')
  expect(await pass('AB30CDE', { cameraId: 'cam-1' })).toBe('told')
  await db.query('UPDATE hotlist_entry SET scope = NULL, updated_at = now()')
  await expect.poll(() => pass('AB30CDE', { cameraId: 'cam-2' }), { timeout: 2000 }).toBe('told')
})

test('what a source’s confidence is worth is data', async () => {
  const posteriorOf = async () => {
    await db.query('DELETE FROM match_outbox')
    expect(await pass('AB30CDF', { colour: 'BLUE' })).not.toBe('kept back')
    const { rows } = await db.query('SELECT payload FROM match_outbox')
    return rows.length === 0 ? 0 : Number(rows[0].payload.posterior)
  }
  const usual = await posteriorOf()
  await db.query(`UPDATE ingest_source SET calibration = '{"wrongShare": 0.5}' WHERE id = 'on'`)
  await expect.poll(posteriorOf, { timeout: 2000 }).toBeGreaterThan(usual + 0.001)
  await db.query(`UPDATE ingest_source SET calibration = '{"wrongShare": "often"}' WHERE id = 'on'`)
  await expect.poll(posteriorOf, { timeout: 2000 }).toBe(usual)
  await db.query('UPDATE ingest_source SET calibration = NULL')

  // Matches of this source that were told as one in ten all prove right: what it reads is doubted more from then on.
  deps.time.now = Date.now()
  const second = (deps.time.now - t0) / 1000 - 60
  for (let n = 1; n <= 40; n++)
    await putVerdict(db, n, { sourceId: 'on', kind: 'tolerant', verdict: 'confirmed', posterior: 0.1, second })
  expect(await learnCalibrations(deps)).toEqual(['on'])
  await expect.poll(posteriorOf, { timeout: 2000 }).toBeGreaterThan(usual * 1.2)
  deps.time.now += 1
  const back = await resetCalibration(deps, aViewer('supervisor'), { sourceId: 'on', reason: 'a new camera' })
  expect(back).toMatchObject({ ok: true })
  await expect.poll(posteriorOf, { timeout: 2000 }).toBe(usual)
})
