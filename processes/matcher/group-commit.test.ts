import { expect, test } from 'vitest'
import { createGroupCommit, QueueFull } from './group-commit.ts'

interface Held {
  items: number[]
  finish(): void
  fail(error: Error): void
}

/** A commit whose end the test decides. */
function held() {
  const under: Held[] = []
  let arrived: (() => void) | undefined
  const commit = (items: number[]) =>
    new Promise<string[]>((resolve, reject) => {
      under.push({ items, finish: () => resolve(items.map(String)), fail: reject })
      arrived?.()
    })
  const nth = async (n: number): Promise<Held> => {
    while (under.length <= n) await new Promise<void>((resolve) => (arrived = resolve))
    return under[n] as Held
  }
  return { commit, under, nth }
}

test('requests of one turn share a commit, and each gets its own outcomes', async () => {
  const { commit, nth } = held()
  const queue = createGroupCommit({ commit, connections: 2, maxRows: 100, maxWaiting: 100 })
  const answers = Promise.all([queue.submit([1, 2]), queue.submit([3])])
  const first = await nth(0)
  expect(first.items).toEqual([1, 2, 3])
  first.finish()
  expect(await answers).toEqual([['1', '2'], ['3']])
})

test('what arrives while every connection is busy goes together when one is free', async () => {
  const { commit, under, nth } = held()
  const queue = createGroupCommit({ commit, connections: 1, maxRows: 100, maxWaiting: 100 })
  const first = queue.submit([1])
  await nth(0)
  const rest = [queue.submit([2]), queue.submit([3, 4])]
  expect(under).toHaveLength(1)
  under[0]?.finish()
  await first
  const second = await nth(1)
  expect(second.items).toEqual([2, 3, 4])
  second.finish()
  expect(await Promise.all(rest)).toEqual([['2'], ['3', '4']])
})

test('a large post is split over the connections and answered when all of it is done', async () => {
  const { commit, nth } = held()
  const queue = createGroupCommit({ commit, connections: 2, maxRows: 2, maxWaiting: 100 })
  const answer = queue.submit([1, 2, 3, 4, 5])
  const [a, b] = [await nth(0), await nth(1)]
  expect([a.items, b.items]).toEqual([
    [1, 2],
    [3, 4],
  ])
  b.finish()
  const c = await nth(2)
  expect(c.items).toEqual([5])
  c.finish()
  a.finish()
  expect(await answer).toEqual(['1', '2', '3', '4', '5'])
})

test('beyond its bound it takes nothing of a post, and takes again when there is room', async () => {
  const { commit, nth } = held()
  const queue = createGroupCommit({ commit, connections: 1, maxRows: 2, maxWaiting: 3 })
  const first = queue.submit([1, 2])
  await expect(queue.submit([3, 4])).rejects.toThrow(QueueFull)
  ;(await nth(0)).finish()
  await first
  const second = queue.submit([3, 4])
  ;(await nth(1)).finish()
  expect(await second).toEqual(['3', '4'])
})

test('a failed commit fails the posts in it and no others', async () => {
  const { commit, nth } = held()
  const queue = createGroupCommit({ commit, connections: 1, maxRows: 2, maxWaiting: 100 })
  const [a, b] = [queue.submit([1, 2]), queue.submit([3])]
  const failed = expect(a).rejects.toThrow('gone')
  ;(await nth(0)).fail(new Error('gone'))
  await failed
  ;(await nth(1)).finish()
  expect(await b).toEqual(['3'])
  expect(queue.waiting).toBe(0)
})

test('drained when nothing is waiting and nothing under way', async () => {
  const { commit, nth } = held()
  const queue = createGroupCommit({ commit, connections: 1, maxRows: 2, maxWaiting: 100 })
  await queue.drained()
  const answer = queue.submit([1])
  let drained = false
  const end = queue.drained().then(() => {
    drained = true
  })
  const first = await nth(0)
  expect(drained).toBe(false)
  first.finish()
  await Promise.all([answer, end])
})
