import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shareDatabase } from '#lib/access/testing/people.ts'
import { sha256 } from '#lib/core/hash.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { withdrawEntry } from '#lib/hotlists/commands.ts'
import { bring, depsOf, manager, rowsOf } from '#lib/hotlists/imports/testing/list.ts'
import { undoRevision } from '#lib/hotlists/imports/undoing/commands.ts'
import { findTally } from '#lib/matching/feed/queries.ts'
import { createMatcher } from '#lib/matching/matcher.ts'
import { createEntryFeed } from './entry-feed.ts'
import { markOf, quiet, seedStage, startMatcher } from './testing/stage.ts'

const { pool, url } = await testDatabase()
const db = shareDatabase(pool)
const deps = { ...depsOf(db, url), clock: () => new Date() }
const token = 'token-of-the-list'
let matcher: Awaited<ReturnType<typeof startMatcher>>

beforeAll(async () => {
  await seedStage(pool)
  await pool.query(
    `INSERT INTO alarm_policy (version, effective_at, note, settings) VALUES (1, '2026-01-01', '', '{}')`,
  )
  await pool.query(
    `UPDATE hotlist SET token_hash = $1, layout = '{"defaults":{"grade":"low","action":"STOP","category":"stolen","reason":"Stolen"}}'`,
    [sha256(token)],
  )
  await pool.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at, layout, guard_share)
     SELECT 'other', 'Other', source, force_id, owner, contact, 24, refreshed_at, layout, 1 FROM hotlist`,
  )
  matcher = await startMatcher({ databaseUrl: url, listLimitBytes: 100_000 })
})
afterAll(async () => {
  await matcher.stop()
  await db.$disconnect()
})

async function send(
  method: string,
  body: string | null,
  {
    headers = {},
    query = '',
    source = 'list',
    as = token,
  }: { headers?: Record<string, string>; query?: string; source?: string; as?: string } = {},
) {
  const answer = await fetch(`${matcher.url}/v1/hotlists/${source}${query}`, {
    method,
    body,
    headers: { authorization: `Bearer ${as}`, ...(body === null ? {} : { 'content-type': 'text/csv' }), ...headers },
  })
  return {
    status: answer.status,
    tag: answer.headers.get('etag'),
    body: (await answer.json()) as Record<string, unknown>,
  }
}
const marks = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `${markOf(from + i)} FORD Stolen R${from + i}`)

describe('the feed of a list', () => {
  it('is for the token of that list alone', async () => {
    expect(await send('GET', null, { as: 'source' })).toMatchObject({ status: 401 })
    expect(await send('GET', null, { source: 'other' })).toMatchObject({ status: 401 })
    expect(await send('GET', null, { source: 'none' })).toMatchObject({ status: 401 })
    expect(await send('PUT', rowsOf(marks(0, 1)), { as: 'source' })).toMatchObject({ status: 401 })
  })

  it('demands to know which revision it follows, and a body that it can read', async () => {
    const file = rowsOf(marks(0, 1))
    expect(await send('PUT', file)).toMatchObject({ status: 428, body: { code: 'if-match-needed' } })
    expect(await send('PUT', file, { headers: { 'if-match': 'new' } })).toMatchObject({ status: 400 })
    expect(await send('PUT', file, { headers: { 'if-match': '"9"' } })).toMatchObject({ status: 412, tag: '"1"' })
    const odd = { 'if-match': '*', 'content-type': 'application/json' }
    expect(await send('PUT', file, { headers: odd })).toMatchObject({ status: 415 })
    expect(await send('PUT', 'x'.repeat(200_000), { headers: { 'if-match': '*' } })).toMatchObject({ status: 413 })
    expect(await send('PUT', 'PK\u0003\u0004', { headers: { 'if-match': '*' } })).toMatchObject({ status: 422 })
    expect(await send('GET', null)).toMatchObject({ status: 200, tag: '"1"', body: { live: 0, age: 'old' } })
  })

  it('tells by a dry run what would be, and does it when asked', async () => {
    const file = rowsOf([...marks(0, 10), 'AB30CDE - Stolen - 99/99/2027'])
    const headers = { 'if-match': '"1"' }
    const dry = await send('PUT', file, { headers, query: '?dryRun=1' })
    expect(dry).toMatchObject({ status: 200, tag: '"1"', body: { dryRun: true, counts: { added: 10, refused: 1 } } })
    expect(dry.body.refused).toMatchObject([{ line: 12, code: 'bad-date', field: 'weedAt', value: '99/99/2027' }])
    expect(await send('PUT', file, { headers })).toMatchObject({ status: 200, tag: '"2"', body: { revision: 2 } })
    const { body } = await send('GET', null)
    expect(body).toMatchObject({ revision: 2, live: 10, age: 'fresh', last: { kind: 'full', added: 10, refused: 1 } })
  })

  it('is stopped by the guard until it says that it is meant', async () => {
    const headers = { 'if-match': '"2"' }
    const stopped = await send('PUT', rowsOf(marks(0, 5)), { headers })
    expect(stopped).toMatchObject({ status: 409, body: { code: 'guard', counts: { withdrawn: 5, unchanged: 5 } } })
    expect(stopped.body.message).toMatch(/confirmWithdrawals=1/)
    const meant = await send('PUT', rowsOf(marks(0, 5)), { headers, query: '?confirmWithdrawals=1' })
    expect(meant).toMatchObject({ status: 200, tag: '"3"' })
  })

  it('takes deltas, as JSON lines too', async () => {
    const lines = [
      { op: 'withdraw', vrm: markOf(0), sourceReference: 'R0' },
      { op: 'add', vrm: markOf(20) },
    ]
    const headers = { 'if-match': '"3"', 'content-type': 'application/x-ndjson' }
    const answer = await send('PATCH', lines.map((line) => JSON.stringify(line)).join('\n'), { headers })
    expect(answer).toMatchObject({ status: 200, tag: '"4"', body: { counts: { added: 1, withdrawn: 1 } } })
    const { rows } = await pool.query(`SELECT 1 FROM pg_tables WHERE schemaname = 'staging'`)
    expect(rows).toEqual([])
  })
})

it('after any sequence of imports, deltas, undo and edits the index is as the table', async () => {
  const held = createMatcher()
  let changed = () => {}
  const feed = createEntryFeed({ url, matcher: held, log: quiet, mostAtOnce: 4, onChange: () => changed() })
  await feed.open()
  const vehicles = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 10 })
  const make = fc.constantFrom('FORD', 'FIAT')
  const step = fc.oneof(
    fc.record({ do: fc.constant('full' as const), vehicles, make }),
    fc.record({ do: fc.constant('delta' as const), vehicles, make, op: fc.constantFrom('add', 'change', 'withdraw') }),
    fc.record({ do: fc.constant('undo' as const) }),
    fc.record({ do: fc.constant('edit' as const), pick: fc.nat() }),
  )
  const row = (n: number, what: string, op = '-') => `${markOf(100 + n)} ${what} Stolen V${n} - ${op}`
  const isSame = async () => {
    const table = await findTally(pool, { at: new Date(), refused: [] })
    const index = held.tally()
    return (
      [...table].every(([id, tally]) => index.get(id)?.entries === tally.entries && index.get(id)?.sum === tally.sum) &&
      [...index].every(([id, { entries }]) => entries === (table.get(id)?.entries ?? 0))
    )
  }
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const one of steps) {
          if (one.do === 'full') await bring(deps, rowsOf(one.vehicles.map((n) => row(n, one.make))), { list: 'other' })
          if (one.do === 'delta') {
            await bring(deps, rowsOf(one.vehicles.map((n) => row(n, one.make, one.op))), {
              list: 'other',
              kind: 'delta',
            })
          }
          if (one.do === 'undo') {
            const newest = await db.hotlistRevision.findFirst({
              where: { hotlistId: 'other' },
              orderBy: { revision: 'desc' },
            })
            const revision = newest?.openRevision ?? 1
            await undoRevision(deps, manager, { hotlistId: 'other', revision, reason: 'to see' })
          }
          if (one.do === 'edit') {
            const live = await db.hotlistEntry.findMany({
              where: { hotlistId: 'other', status: 'live' },
              orderBy: { id: 'asc' },
            })
            const entry = live[one.pick % Math.max(1, live.length)]
            if (entry) await withdrawEntry(deps, manager, { entryId: entry.id, reason: 'to see' })
          }
        }
        // The feed tells when it has taken something in; until then it is asked anew.
        const { rows } = await pool.query<{ revision: number }>(`SELECT revision FROM hotlist WHERE id = 'other'`)
        while (feed.revisionOf('other') !== rows[0]?.revision)
          await new Promise<void>((resolve) => {
            changed = resolve
            setTimeout(resolve, 20)
          })
        expect(await isSame(), JSON.stringify([...held.tally()])).toBe(true)
      }),
      { numRuns: 12, includeErrorInReport: true },
    )
  } finally {
    await feed.close()
  }
}, 120_000)
