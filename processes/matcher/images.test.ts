import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { timedUuid } from '#lib/core/uuid.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { entryId, listEntry, postReads, readOf, seedStage, startMatcher } from './testing/stage.ts'

const { url: databaseUrl, pool: db } = await testDatabase()
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="5" height="1"/></svg>'
let matcher: Awaited<ReturnType<typeof startMatcher>>
let ear: pg.Client
const heard: string[] = []

beforeAll(async () => {
  await seedStage(db)
  await listEntry(db, entryId(1), 'AB40CDE')
  matcher = await startMatcher({ databaseUrl })
  ear = new pg.Client({ connectionString: databaseUrl })
  ear.on('notification', ({ payload }) => heard.push(payload ?? ''))
  await ear.connect()
  await ear.query('LISTEN read_image')
})
afterAll(async () => {
  await ear?.end()
  await matcher?.stop()
})

async function put(id: string, kind: string, type: string, body: Buffer | string, token = 'source') {
  const headers = { authorization: `Bearer ${token}`, 'content-type': type }
  const init = { method: 'PUT', headers, body: new Uint8Array(Buffer.from(body)) }
  const answer = await fetch(`${matcher.url}/v1/reads/${id}/images/${kind}`, init)
  const { code } = (await answer.json()) as { code?: string }
  return code ? `${answer.status} ${code}` : String(answer.status)
}
const someId = (text: string) => timedUuid(Date.now() - 60_000, text)
async function postedId(fields: Record<string, unknown>): Promise<string> {
  const read = readOf(1, { capturedAt: new Date().toISOString(), ...fields })
  await postReads(matcher.url, read)
  const { rows } = await db.query('SELECT id FROM read WHERE vrm_raw = $1 ORDER BY captured_at DESC', [read.vrm])
  return rows[0].id
}

test('an image of a matched read is stored and the screens are told', async () => {
  const id = await postedId({ vrm: 'AB40CDE' })
  expect(await put(id, 'plate', 'image/png', png)).toBe('201')
  const { rows } = await db.query('SELECT kind, media_type, bytes FROM read_image WHERE read_id = $1', [id])
  expect(rows).toEqual([{ kind: 'plate', media_type: 'image/png', bytes: png }])
  await expect.poll(() => heard).toEqual([id])
})

test('of a read nobody looks for nobody is told', async () => {
  const unlisted = await postedId({ vrm: 'XY41ZAB' })
  expect(await put(unlisted, 'overview', 'image/svg+xml', drawing)).toBe('201')
  const listed = await postedId({ vrm: 'AB40CDE' })
  expect(await put(listed, 'overview', 'image/svg+xml', drawing)).toBe('201')
  await expect.poll(() => heard).toContain(listed)
  expect(heard).not.toContain(unlisted)
})

test('before the read, and again, and another one', async () => {
  const id = someId('early')
  expect(await put(id, 'plate', 'image/png', png)).toBe('201')
  expect(await put(id.toUpperCase(), 'plate', 'image/png', png)).toBe('200')
  expect(await put(id, 'plate', 'image/svg+xml', drawing)).toBe('409 image-differs')
  expect(await put(id, 'overview', 'image/svg+xml; charset=utf-8', drawing)).toBe('201')
})

test.each([
  ['a kind there is not', someId('a'), 'side', 'image/png', png, '404 unknown-kind'],
  ['a type there is not', someId('a'), 'plate', 'image/gif', 'GIF89a', '415 bad-content-type'],
  ['a read as image', someId('a'), 'plate', 'application/json', '{}', '415 bad-type'],
  ['no id', 'AB40CDE', 'plate', 'image/png', png, '422 bad-id'],
  ['an id of another version', '01a20274-3dab-4498-ba95-0014d7a4c432', 'plate', 'image/png', png, '422 bad-id'],
  ['a read of 1970', timedUuid(1, 'a'), 'plate', 'image/png', png, '422 captured-too-old'],
  ['a read to come', timedUuid(Date.now() + 400_000, ''), 'plate', 'image/png', png, '422 captured-in-future'],
  ['bytes of another type', someId('a'), 'plate', 'image/jpeg', png, '422 bad-image'],
  ['no bytes', someId('a'), 'plate', 'image/png', '', '422 bad-image'],
  [
    'a script',
    someId('a'),
    'plate',
    'image/svg+xml',
    '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    '422 bad-image',
  ],
  [
    'more than 1 MB',
    someId('a'),
    'plate',
    'image/png',
    Buffer.concat([png, Buffer.alloc(1e6)], 1_048_577),
    '413 body-too-large',
  ],
])('%s is refused', async (_name, id, kind, type, body, expected) => {
  expect(await put(id, kind, type, body)).toBe(expected)
})

test('a wrong token is refused before anything is looked at', async () => {
  expect(await put(someId('a'), 'plate', 'image/png', png, 'guess')).toBe('401 bad-token')
})
