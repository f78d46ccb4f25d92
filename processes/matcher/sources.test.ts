import type pg from 'pg'
import { expect, test } from 'vitest'
import { sha256 } from '#lib/core/hash.ts'
import { createSources } from './sources.ts'

type Answer = { rows: { id: string; tokenHash: Buffer; enabled: boolean }[] }

/** A database that answers when the test says so. */
function slowPool() {
  const waiting: { answer: (with_: Answer) => void; fail: (error: Error) => void }[] = []
  const query = () => new Promise<Answer>((answer, fail) => waiting.push({ answer, fail }))
  return { pool: { query } as unknown as pg.Pool, waiting }
}

const rows = [{ id: 'cameras', tokenHash: sha256('known'), enabled: true }]

async function known() {
  const { pool, waiting } = slowPool()
  let nowMs = 0
  let losePatience: () => void = () => {}
  const wait = () => new Promise<void>((resolve) => (losePatience = resolve))
  const findSource = createSources(pool, () => new Date(nowMs), wait)
  const first = findSource('known')
  waiting.shift()?.answer({ rows })
  expect(await first).toMatchObject({ id: 'cameras' })
  nowMs += 6000
  return { findSource, waiting, losePatience: () => losePatience() }
}

test('a sender that is known waits a second at most for a database that stands still, and so does every other', async () => {
  const { findSource, waiting, losePatience } = await known()
  const asked = findSource('known')
  losePatience()
  expect(await asked).toMatchObject({ id: 'cameras' })
  expect(await findSource('known')).toMatchObject({ id: 'cameras' })
  expect(waiting).toHaveLength(1)
})

test('what the database says late holds from then on', async () => {
  const { findSource, waiting, losePatience } = await known()
  const asked = findSource('known')
  losePatience()
  await asked
  waiting.shift()?.answer({ rows: [{ ...(rows[0] as (typeof rows)[0]), enabled: false }] })
  await new Promise(setImmediate)
  expect(await findSource('known')).toMatchObject({ enabled: false })
})

test('nobody stays known whom the database does not know in time', async () => {
  const { findSource, waiting } = await known()
  const asked = findSource('known')
  waiting.shift()?.answer({ rows: [] })
  expect(await asked).toBeUndefined()
})

test('a stranger waits for the answer, and hears that there is none', async () => {
  const { findSource, waiting, losePatience } = await known()
  const asked = findSource('nobody has this')
  losePatience()
  waiting.shift()?.fail(new Error('timeout'))
  await expect(asked).rejects.toThrow('timeout')
})
