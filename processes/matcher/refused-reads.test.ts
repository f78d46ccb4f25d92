import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import type { openApi } from '#lib/reads/openapi.ts'
import { postReads, readOf, seedStage, startMatcher } from './testing/stage.ts'

const { url: databaseUrl, pool: db } = await testDatabase()
let matcher: Awaited<ReturnType<typeof startMatcher>>
let url: string

beforeAll(async () => {
  await seedStage(db)
  matcher = await startMatcher({ databaseUrl })
  url = matcher.url
})
afterAll(async () => {
  await matcher?.stop()
})

const refusals = async () => {
  // Counted in the background once a second: asked for until the next flush has been.
  const { rows } = await db.query<{ source_id: string; code: string; count: number }>(
    'SELECT source_id, code, count FROM ingest_refusal',
  )
  return Object.fromEntries(rows.map((row) => [`${row.source_id}/${row.code}`, row.count]))
}

describe('what is refused', () => {
  test('good and bad in one batch: each bad one by its index, the good ones stored', async () => {
    const items = [
      readOf(1),
      7,
      readOf(2, { vrm: undefined }),
      readOf(3, { cameraId: 'nowhere' }),
      readOf(4, { capturedAt: '1970-01-01T00:00:00Z' }),
      readOf(5, { capturedAt: new Date(Date.now() + 600_000).toISOString() }),
      readOf(6, { confidence: 'high' }),
      readOf(7),
    ]
    const { status, body } = await postReads(url, items)
    expect({ status, accepted: body.accepted }).toEqual({ status: 202, accepted: 2 })
    expect(body.rejected.map(({ index, code }) => [index, code])).toEqual([
      [1, 'not-an-object'],
      [2, 'missing-mark'],
      [3, 'unknown-camera'],
      [4, 'captured-too-old'],
      [5, 'captured-in-future'],
      [6, 'bad-confidence'],
    ])
    await expect.poll(refusals, { timeout: 3000 }).toMatchObject({ 'on/bad-confidence': 1 })
    const { rows } = await db.query(`SELECT sample FROM ingest_refusal WHERE code = 'bad-confidence'`)
    expect(rows[0].sample.sent).toContain('"confidence":"high"')
  })

  const filler = '{},'
  test.each([
    ['nothing good', [{}, 1], {}, 422, undefined],
    ['broken JSON', '{"vrm":', {}, 400, 'bad-json'],
    ['no body', '', {}, 400, 'bad-json'],
    ['10 MB', 'x'.repeat(10_000_000), {}, 413, 'body-too-large'],
    ['100,000 items', `[${filler.repeat(99_999)}{}]`, {}, 413, 'too-many-items'],
    ['another content type', 'vrm=AB40CDE', { type: 'application/x-www-form-urlencoded' }, 415, 'bad-content-type'],
    ['a wrong token', [], { token: 'guess' }, 401, 'bad-token'],
    ['no token', [], { token: '' }, 401, 'bad-token'],
    // The canary's own: nothing that a vehicle may bear comes in by it (canary.test.ts).
    ['a read by the service token', [{ vrm: 'AB40CDE' }], { token: 'service' }, 422, undefined],
    ['a source switched off', [], { token: 'off' }, 403, 'source-disabled'],
  ])('%s', async (_name, body, options, status, code) => {
    const answer = await postReads(url, body, options)
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code })
  })

  test('10 MB without a declared length', async () => {
    const chunk = new Uint8Array(1_000_000)
    let left = 10
    const body = new ReadableStream<Uint8Array>({
      pull: (stream) => (left-- > 0 ? stream.enqueue(chunk) : stream.close()),
    })
    const headers = { authorization: 'Bearer source', 'content-type': 'application/json' }
    const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
    expect((await fetch(`${url}/v1/reads`, init)).status).toBe(413)
  })

  test('requests are counted too, strangers together, and nothing of it harmed the process', async () => {
    await expect.poll(refusals, { timeout: 3000 }).toMatchObject({
      'on/body-too-large': 2,
      'on/too-many-items': 1,
      'unknown/bad-token': 2,
      'off/source-disabled': 1,
    })
    expect((await fetch(`${url}/health`)).status).toBe(200)
  })

  test('a row the database refuses keeps no other from being stored, and may be sent again', async () => {
    await db.query(`ALTER TABLE read ADD CONSTRAINT poison CHECK (vrm <> 'PO40SON')`)
    const batch = [
      ...Array.from({ length: 200 }, (_, i) => readOf(1000 + i)),
      readOf(1, { vrm: 'PO40SON' }),
      readOf(1500),
    ]
    const { status, body } = await postReads(url, batch)
    expect({ status, accepted: body.accepted }).toEqual({ status: 202, accepted: 201 })
    expect(body.rejected).toMatchObject([{ index: 200, code: 'storage-failed' }])
    expect(await postReads(url, batch[200])).toMatchObject({ status: 503, body: { accepted: 0 } })
    await db.query('ALTER TABLE read DROP CONSTRAINT poison')
    expect(await postReads(url, batch[200])).toMatchObject({ status: 202, body: { accepted: 1 } })
  })
})

describe('what is told without a source', () => {
  test('health, the interface, and figures for the service token only', async () => {
    const get = (path: string, token = '') => fetch(url + path, { headers: { authorization: `Bearer ${token}` } })
    for (const token of ['', 'source']) {
      expect(await (await get('/health', token)).json(), 'no count that covert entries or matches move').toEqual({
        ok: true,
        reasons: [],
        database: 'reachable',
        index: { loaded: true, ageSeconds: expect.any(Number) },
        queue: { waiting: expect.any(Number), limit: expect.any(Number) },
        web: 'away',
      })
    }
    expect(await (await get('/health', 'service')).json()).toMatchObject({
      index: { size: expect.any(Number) },
      outbox: { waiting: expect.any(Number) },
    })
    const { openapi, components } = (await (await get('/openapi.json')).json()) as typeof openApi
    expect({ openapi, required: components.schemas.Read.required }).toEqual({
      openapi: '3.1.0',
      required: ['vrm', 'cameraId', 'capturedAt'],
    })
    expect((await get('/metrics')).status).toBe(401)
    expect((await get('/metrics', 'source')).status).toBe(401)
    expect(await (await get('/metrics', 'service')).text()).toMatch(/watchdesk_reads_accepted_total \d{3}/)
    expect((await get('/elsewhere', 'source')).status).toBe(404)
  })
})
