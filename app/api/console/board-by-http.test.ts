import { beforeAll, beforeEach, expect, it } from 'vitest'
import { cookieHeader, putPerson, shareDatabase, testPassword } from '#lib/access/testing/people.ts'
import { takeInMatches } from '#lib/alarms/intake/commands.ts'
import { aMessage, furnish, putEntry, testDeps } from '#lib/alarms/testing/house.ts'
import { processSlot } from '#lib/core/slot.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import type { PolledEvents } from '#lib/realtime/contract.ts'
import { rates } from '#lib/web/allowances.ts'
import { signIn } from '#lib/web/sign-in.ts'
import { allow } from '#lib/web/testing/allow.ts'
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
