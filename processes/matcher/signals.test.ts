import { afterEach, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { MatchMessage } from '#lib/realtime/contract.ts'
import {
  entryId,
  listEntry,
  markOf,
  postReads,
  readOf,
  seedStage,
  startFakeWeb,
  startMatcher,
} from './testing/stage.ts'

const { url: databaseUrl, pool: db } = await testDatabase()
const cleanUp: (() => Promise<unknown>)[] = []
const far = 'cam-3'

beforeAll(async () => {
  await seedStage(db)
  // Two degrees of longitude at this latitude are 80 miles.
  await db.query('UPDATE camera SET lon = -0.5 WHERE id = $1', [far])
  for (let n = 0; n < 10; n++)
    await listEntry(db, entryId(n), markOf(n), n === 2 || n === 9 ? { action: 'SILENT' } : {})
  await db.query(`UPDATE hotlist_entry SET make = 'VAUXHALL', colour = 'BLACK' WHERE id = $1`, [entryId(1)])
})
afterEach(async () => {
  for (const undo of cleanUp.splice(0).reverse()) await undo()
})

async function stage() {
  const web = await startFakeWeb()
  cleanUp.push(web.close)
  const matcher = await startMatcher({ databaseUrl, webUrl: web.url })
  return { web, matcher, told: () => web.batches.flat().map((match) => MatchMessage.parse(match)) }
}
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
const near = (n: number, minutes: number, fields = {}) =>
  readOf(n, { cameraId: 'cam-2', capturedAt: minutesAgo(minutes), ...fields })
const away = (n: number, minutes: number) => readOf(n, { cameraId: far, capturedAt: minutesAgo(minutes) })

test('80 miles in 5 minutes: the second match names the first read, and a resend tells nothing more', async () => {
  const { web, matcher, told } = await stage()
  cleanUp.push(matcher.stop)
  const first = near(0, 6)
  const second = away(0, 1)
  await postReads(matcher.url, first)
  await postReads(matcher.url, first)
  await postReads(matcher.url, second)
  expect((await postReads(matcher.url, [first, second])).body).toMatchObject({ duplicate: 2 })
  await web.until(() => told().length >= 2)
  const [one, two] = told()
  expect(one?.signals).toBeUndefined()
  expect(two?.signals).toEqual([
    {
      v: 1,
      kind: 'impossible-journey',
      mph: expect.any(Number),
      distanceM: expect.any(Number),
      elapsedMs: expect.any(Number),
      other: { readId: one?.read.id, cameraId: 'cam-2', capturedAt: first.capturedAt },
    },
  ])
  const journey = two?.signals?.[0]
  if (journey?.kind !== 'impossible-journey') throw new Error('no journey')
  expect(journey.distanceM / 1609.344).toBeCloseTo(80, 0)
  // 80 miles in five and a half minutes.
  expect(Math.abs(journey.mph - 870)).toBeLessThan(15)
})

test('a white car under the mark of a black one', async () => {
  const { web, matcher, told } = await stage()
  cleanUp.push(matcher.stop)
  await postReads(matcher.url, near(1, 1, { make: 'Vauxhall', colour: 'white' }))
  await web.until(() => told().length >= 1)
  expect(told()[0]?.signals).toEqual([
    { v: 1, kind: 'description-conflict', fields: [{ of: 'colour', seen: 'WHITE', listed: 'BLACK' }] },
  ])
})

test.each([
  ['a vehicle', 4],
  ['a restricted one', 2],
])('%s seen before a restart is known after it', async (_, n) => {
  const before = await stage()
  await postReads(before.matcher.url, near(n, 6))
  await before.web.until(() => before.told().length >= 1)
  await before.matcher.stop()
  const after = await stage()
  cleanUp.push(after.matcher.stop)
  await postReads(after.matcher.url, away(n, 1))
  await after.web.until(() => after.told().length >= 1)
  expect(after.told()[0]?.signals).toMatchObject([
    { kind: 'impossible-journey', other: { readId: before.told()[0]?.read.id } },
  ])
})

test.each([
  ['a vehicle', 5],
  ['a restricted one', 9],
])('%s read by two matchers at once is known to both', async (_, n) => {
  const one = await stage()
  const other = await stage()
  cleanUp.push(one.matcher.stop, other.matcher.stop)
  expect((await postReads(one.matcher.url, near(n, 6))).status).toBe(202)
  expect((await postReads(other.matcher.url, away(n, 1))).status).toBe(202)
  // Whichever of the two empties the outbox.
  const second = () => [...one.told(), ...other.told()].find(({ read }) => read.cameraId === far)
  await Promise.race([one, other].map(({ web }) => web.until(() => second() !== undefined)))
  expect(second()?.signals).toContainEqual(expect.objectContaining({ kind: 'impossible-journey' }))
})

test('an entry that counts in one area matches what cameras read there, a camera that moves included', async () => {
  await db.query(`INSERT INTO area (id, force_id, name, ring) VALUES
    ('durrow-west', 'durrow', 'West', '[[-3,54],[-2,54],[-2,55],[-3,55],[-3,54]]'), ('eden-all', 'eden', 'Eden', NULL)`)
  const scope = (n: number, areaIds: string[]) =>
    db.query(`UPDATE hotlist_entry SET scope = $2 WHERE id = $1`, [entryId(n), { areaIds }])
  await scope(6, ['durrow-west'])
  await scope(7, ['eden-all'])
  const { web, matcher, told } = await stage()
  cleanUp.push(matcher.stop)
  await postReads(matcher.url, [
    readOf(6, { cameraId: 'cam-2' }), // Durrow, in the west
    readOf(6, { cameraId: 'cam-4', lat: 54.6, lon: -1 }), // Durrow, driven out of it
    readOf(6, { cameraId: 'cam-1' }), // Eden
    readOf(7, { cameraId: 'cam-1' }),
    readOf(7, { cameraId: 'cam-2' }),
    readOf(8),
  ])
  await web.until(() => told().length >= 3)
  expect(
    told()
      .map(({ read }) => `${read.vrm} ${read.cameraId}`)
      .sort(),
  ).toEqual([`${markOf(6)} cam-2`, `${markOf(7)} cam-1`, `${markOf(8)} cam-9`].sort())
})
