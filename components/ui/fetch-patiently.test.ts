import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { fetchPatiently } from './fetch-patiently.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function serverThat(...answers: Response[]) {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    return answers.shift() ?? new Response('all')
  })
  return asked
}
const tooOften = (seconds: string) => new Response('', { status: 429, headers: { 'retry-after': seconds } })

it('asks the same again after as long as the server says, and gives what comes of it', async () => {
  const asked = serverThat(tooOften('3'), tooOften('nonsense'))
  const coming = fetchPatiently('/board')
  await vi.advanceTimersByTimeAsync(2_999)
  expect(asked).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(asked).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await (await coming).text()).toBe('all')
  expect(asked).toEqual(['/board', '/board', '/board'])
})

it('says that it has to wait, each time', async () => {
  serverThat(tooOften('1'), tooOften('1'))
  let waits = 0
  const coming = fetchPatiently('/board', {}, () => waits++)
  await vi.advanceTimersByTimeAsync(0)
  expect(waits).toBe(1)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(waits).toBe(2)
  await vi.advanceTimersByTimeAsync(1_000)
  expect((await coming).status).toBe(200)
})

it('gives every other answer as it is', async () => {
  serverThat(new Response('', { status: 503, headers: { 'retry-after': '2' } }))
  expect((await fetchPatiently('/board')).status).toBe(503)
})

it('ends with its signal, and asks no more', async () => {
  const asked = serverThat(tooOften('5'))
  const stop = new AbortController()
  const coming = fetchPatiently('/board', { signal: stop.signal })
  const ended = expect(coming).rejects.toThrow('enough')
  await vi.advanceTimersByTimeAsync(1_000)
  stop.abort(new Error('enough'))
  await ended
  await vi.advanceTimersByTimeAsync(10_000)
  expect(asked).toHaveLength(1)
})
