import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { entryId, listEntry, postReads, readOf, seedStage, startMatcher } from './testing/stage.ts'

const { url: databaseUrl, pool: db } = await testDatabase()
let matcher: Awaited<ReturnType<typeof startMatcher>>
let url: string

beforeAll(async () => {
  await seedStage(db)
  await listEntry(db, entryId(1), 'AB40CDE')
  await listEntry(db, entryId(2), 'AB40CDE', { action: 'SILENT' })
  matcher = await startMatcher({ databaseUrl })
  url = matcher.url
})
afterAll(async () => {
  await matcher?.stop()
})

const count = async (table: string, where = 'true', values: unknown[] = []) =>
  (await db.query<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`, values)).rows[0]?.n

describe('what is posted is stored', () => {
  beforeEach(() => db.query('DELETE FROM read'))

  test('one read, in every column', async () => {
    const capturedAt = new Date(Date.now() - 5000).toISOString()
    const read = readOf(1, {
      capturedAt,
      vrm: 'ab30 cd0',
      confidence: 87.5,
      motion: 'away',
      lat: 54.5,
      lon: -2.25,
      lane: 2,
      make: 'Škoda',
      model: 'Octavia',
      colour: '🟦 blue',
      sourceRef: 'r-1',
      characters: [{ char: 'Z', confidence: 99 }],
      candidates: [{ vrm: 'AB30CDO', confidence: 87 }],
      ptz: { pan: 1, 'x\0': '\0' },
    })
    const answer = await postReads(url, read)
    expect(answer).toMatchObject({ status: 202, body: { accepted: 1, duplicate: 0, rejected: [] } })
    const { rows } = await db.query('SELECT * FROM read')
    expect(rows).toEqual([
      expect.objectContaining({
        captured_at: new Date(capturedAt),
        vrm: 'AB30CDO',
        vrm_raw: 'ab30 cd0',
        camera_id: 'cam-2',
        source_id: 'on',
        confidence: 87.5,
        motion: 'away',
        lat: 54.5,
        lon: -2.25,
        lane: 2,
        make: 'Škoda',
        model: 'Octavia',
        colour: '🟦 blue',
        source_ref: 'r-1',
        detail: {
          characters: [{ char: 'Z', confidence: 99 }],
          candidates: [{ vrm: 'AB30CDO', confidence: 87 }],
          other: { ptz: { pan: 1, x: '' } },
        },
      }),
    ])
  })

  test('a batch with the same read thrice, and the batch again', async () => {
    const [a, b] = [readOf(2), readOf(3)]
    expect(await postReads(url, [a, b, a, a])).toMatchObject({ body: { accepted: 2, duplicate: 2, rejected: [] } })
    expect(await postReads(url, [a, b])).toMatchObject({ status: 202, body: { accepted: 0, duplicate: 2 } })
    expect(await postReads(url, { ...a, confidence: 1 })).toMatchObject({ body: { accepted: 0, duplicate: 1 } })
    expect(await count('read')).toBe(2)
  })

  test('the same batch from ten senders at once is stored once', async () => {
    const batch = Array.from({ length: 300 }, (_, i) => readOf(100 + i))
    const answers = await Promise.all(Array.from({ length: 10 }, () => postReads(url, batch)))
    const accepted = answers.reduce((sum, { body }) => sum + body.accepted, 0)
    const duplicate = answers.reduce((sum, { body }) => sum + body.duplicate, 0)
    expect({ accepted, duplicate, stored: await count('read') }).toEqual({
      accepted: 300,
      duplicate: 2700,
      stored: 300,
    })
  })

  test('5,000 at once', async () => {
    const batch = Array.from({ length: 5000 }, (_, i) => readOf(i))
    expect(await postReads(url, batch)).toMatchObject({ status: 202, body: { accepted: 5000, rejected: [] } })
    expect(await count('read')).toBe(5000)
  })

  test('NDJSON: a bad line is refused by its index', async () => {
    const lines = [JSON.stringify(readOf(1)), '', '{"vrm":', JSON.stringify(readOf(2))].join('\n')
    const answer = await postReads(url, lines, { type: 'application/x-ndjson; charset=utf-8' })
    expect(answer).toMatchObject({ status: 202, body: { accepted: 2, rejected: [{ index: 1, code: 'bad-json' }] } })
  })

  test('an empty batch is nothing to refuse', async () => {
    expect(await postReads(url, [])).toMatchObject({ status: 202, body: { accepted: 0, duplicate: 0, rejected: [] } })
  })

  test('a camera made a moment ago is known, though others were not found just before', async () => {
    expect(await postReads(url, readOf(1, { cameraId: 'new-1' }))).toMatchObject({ status: 422 })
    await db.query(`INSERT INTO camera SELECT 'new-1', force_id, name, road, direction, bearing, lat, lon, lanes, kind,
      active, created_at FROM camera WHERE id = 'cam-1'`)
    const strange = [readOf(1, { cameraId: 'nowhere' }), readOf(1, { cameraId: 'new-1\0' })]
    const answer = await postReads(url, [...strange, readOf(2, { cameraId: 'new-1' })])
    expect(answer).toMatchObject({ status: 202, body: { accepted: 1 } })
    expect(answer.body.rejected.map(({ code }) => code)).toEqual(['unknown-camera', 'unknown-camera'])
  })
})

describe('a listed vehicle', () => {
  test('is matched once for each entry, and every match waits to be told', async () => {
    const read = readOf(1, { vrm: 'AB 40 CDE', confidence: 90 })
    expect(await postReads(url, [read, read])).toMatchObject({ status: 202, body: { accepted: 1, duplicate: 1 } })
    expect(await postReads(url, read)).toMatchObject({ status: 202, body: { duplicate: 1, rejected: [] } })
    const { rows } = await db.query(
      `SELECT m.entry_id, m.kind, o.payload FROM match m JOIN match_outbox o ON o.match_id = m.id
       JOIN read r ON r.id = m.read_id AND r.captured_at = m.captured_at ORDER BY m.entry_id`,
    )
    expect(rows.map(({ entry_id, kind }) => [entry_id, kind])).toEqual([
      [entryId(1), 'exact'],
      [entryId(2), 'exact'],
    ])
    expect(rows[0].payload).toMatchObject({
      entryId: entryId(1),
      read: { vrm: 'AB40CDE', cameraId: 'cam-2', confidence: 90, make: null },
    })
  })

  test('listed while the matcher runs, and withdrawn again', async () => {
    await listEntry(db, entryId(3), 'CD41EFG')
    const matchesOf = async () => {
      await postReads(url, readOf(1, { vrm: 'CD41EFG', capturedAt: new Date().toISOString() }))
      return count('match', 'entry_id = $1', [entryId(3)])
    }
    await expect.poll(matchesOf, { timeout: 2000 }).toBeGreaterThan(0)
    await db.query(
      `UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = now(), updated_at = now() WHERE id = $1`,
      [entryId(3)],
    )
    const grown = async () => {
      const before = await matchesOf()
      return Number(await matchesOf()) - Number(before)
    }
    await expect.poll(grown, { timeout: 2000 }).toBe(0)
  })
})
