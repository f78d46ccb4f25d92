import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { canaryMark, canaryRead, isCanaryMatch } from '#lib/matching/canary/canary.ts'
import {
  entryId,
  type FakeWeb,
  listEntry,
  seedStage,
  serviceToken,
  sourceToken,
  startFakeWeb,
  startMatcher,
} from './testing/stage.ts'

const { pool: db, url } = await testDatabase()
let web: FakeWeb
let matcher: Awaited<ReturnType<typeof startMatcher>>

beforeAll(async () => {
  await seedStage(db)
  await listEntry(db, entryId(1), 'AB34CDE')
  web = await startFakeWeb()
  matcher = await startMatcher({ databaseUrl: url, webUrl: web.url })
})
afterAll(async () => {
  await matcher.stop()
  await web.close()
})

const post = (body: unknown, token: string) =>
  fetch(`${matcher.url}/v1/reads`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const told = () => web.batches.flat()
const stored = async () =>
  (await db.query('SELECT (SELECT count(*)::int FROM read) AS reads, (SELECT count(*)::int FROM match) AS matches'))
    .rows[0]

it('goes the whole way to the web process and leaves no read and no match', async () => {
  const sentAt = new Date()
  expect((await post(canaryRead(sentAt), serviceToken)).status).toBe(202)
  await web.until(() => told().some(isCanaryMatch))
  const match = told().find(isCanaryMatch)
  expect(match?.read).toMatchObject({ vrm: canaryMark, capturedAt: sentAt.toISOString() })
  expect(await stored()).toEqual({ reads: 0, matches: 0 })
  const figures = await (
    await fetch(`${matcher.url}/metrics`, { headers: { authorization: `Bearer ${serviceToken}` } })
  ).text()
  expect(figures).toContain('watchdesk_reads_accepted_total 0')
  expect(figures).toContain('watchdesk_matches_total 0')
})

it('cannot be forged by a source of reads, whose read of its mark matches nothing', async () => {
  const before = told().length
  const forged = { ...canaryRead(new Date()), cameraId: 'cam-1' }
  expect((await post([forged, { ...forged, vrm: 'AB34CDE' }], sourceToken)).status).toBe(202)
  await web.until(() => told().length > before)
  expect(
    told()
      .slice(before)
      .map(({ entryId: entry }) => entry),
  ).toEqual([entryId(1)])
  const own = await post(canaryRead(new Date()), sourceToken)
  expect({ status: own.status, answer: await own.json() }).toMatchObject({
    status: 422,
    answer: { rejected: [{ code: 'unknown-camera' }] },
  })
})

it('is all that the service token can send', async () => {
  const answer = await post({ vrm: 'AB34CDE', cameraId: 'cam-1', capturedAt: new Date().toISOString() }, serviceToken)
  expect(answer.status).toBe(422)
})

it('notes when a source last sent, and of no canary', async () => {
  await matcher.stop()
  const { rows } = await db.query('SELECT source_id, delay_sec FROM feed_state')
  expect(rows).toEqual([{ source_id: 'on', delay_sec: 0 }])
  matcher = await startMatcher({ databaseUrl: url, webUrl: web.url })
})
