import { beforeAll, beforeEach, expect, it } from 'vitest'
import { cookieHeader, putPerson, shareDatabase, testPassword } from '#lib/access/testing/people.ts'
import { takeInMatches } from '#lib/alarms/intake/commands.ts'
import { aMessage, furnish, putEntry, testDeps } from '#lib/alarms/testing/house.ts'
import { processSlot } from '#lib/core/slot.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import type { BoardClaim, PolledEvents } from '#lib/realtime/contract.ts'
import { rates } from '#lib/web/allowances.ts'
import { type HubSlot, hubSlot } from '#lib/web/hub-slot.ts'
import { signIn } from '#lib/web/sign-in.ts'
import { allow } from '#lib/web/testing/allow.ts'
import { GET as getCheck } from './board/check/route.ts'
import { GET as getBoard } from './board/route.ts'
import { GET as getEvents } from './events/route.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)
const context = { params: Promise.resolve({}) }
const cookies: Record<string, string> = {}

beforeAll(async () => {
  processSlot('pool', () => pool)
  await furnish(pool)
  await putEntry(pool, 1)
  await takeInMatches(testDeps(pool), [aMessage(1, 1)])
  for (const name of ['olive', 'oscar']) {
    await putPerson(db, name, 'operator')
    const set = await signIn({ email: `${name}@desk.test`, password: testPassword }, new Headers(), new Date())
    cookies[name] = cookieHeader(set ?? []).get('cookie') ?? ''
  }
})
beforeEach(() => allow())

const requestOf = (name: string, path: string) =>
  new Request(`http://desk.test/api/console/${path}`, { headers: { cookie: cookies[name] ?? '' } })
const boardOf = (name: string) => getBoard(requestOf(name, 'board'), context)
const eventsOf = (name: string, since: string) => getEvents(requestOf(name, `events?cleared=0&since=${since}`), context)

it('refuses whole boards to a loop until it has waited, whichever way it asks, and goes on telling it lines', async () => {
  const asked = rates.board.burst + 20
  allow({ board: { ...rates.board, perSec: 0.001 } })
  const answers = await Promise.all(Array.from({ length: asked }, () => boardOf('olive')))
  const refused = answers.filter(({ status }) => status === 429)
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(rates.board.burst)
  expect(refused).toHaveLength(asked - rates.board.burst)
  expect((await eventsOf('olive', 'all')).status).toBe(429)
  const lines = (await (await eventsOf('olive', '0')).json()) as PolledEvents
  expect(lines.events).toHaveLength(1)
  expect((await boardOf('oscar')).status).toBe(200)
})

it('answers a dozen windows of one person that poll and all need the whole board', async () => {
  for (let turn = 0; turn < 3; turn++) {
    const answers = await Promise.all(Array.from({ length: 12 }, () => eventsOf('oscar', 'all')))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  }
})

it('gives the whole board to a screen that holds more of the log than there is, as after a restored backup', async () => {
  const told = async (since: string) => (await (await eventsOf('oscar', since)).json()) as PolledEvents
  expect(await told('1')).toMatchObject({ events: [], snapshot: null })
  expect(await told('2')).toMatchObject({ events: [], snapshot: { seq: 1 } })
})

it('tells a screen without a socket whether its board is the server’s, as a socket would', async () => {
  const check = (query: string) => getCheck(requestOf('oscar', `board/check?${query}`), context)
  expect((await check('seq=1&hash=h&attempt=1')).status).toBe(503)
  const asked: unknown[] = []
  const compareBoard = async ({ id }: { id: string }, claim: BoardClaim) => {
    asked.push([id, claim])
    return claim.hash === 'mine'
  }
  processSlot<HubSlot | null>('hub', () => ({ ...({} as HubSlot), compareBoard }))
  expect(hubSlot()).not.toBeNull()
  expect(await (await check('seq=1&hash=mine&attempt=1')).json()).toEqual({ same: true })
  expect(await (await check('seq=1&hash=other&attempt=2')).json()).toEqual({ same: false })
  expect(asked).toEqual([
    ['oscar', { seq: 1, hash: 'mine', attempt: 1 }],
    ['oscar', { seq: 1, hash: 'other', attempt: 2 }],
  ])
  for (const bad of ['hash=h&attempt=1', 'seq=1&attempt=1', 'seq=-1&hash=h&attempt=1', 'seq=1&hash=h&attempt=99'])
    expect((await check(bad)).status).toBe(400)
  allow({ board: { burst: 1, perSec: 0.001 } })
  expect([
    (await check('seq=1&hash=mine&attempt=1')).status,
    (await check('seq=1&hash=mine&attempt=1')).status,
  ]).toEqual([200, 429])
})
