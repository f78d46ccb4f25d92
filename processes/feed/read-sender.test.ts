import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startReadSender } from './read-sender.ts'
import { type Answer, startStubServer } from './testing/stub-server.ts'

const said: string[] = []
let stops: (() => Promise<void>)[] = []

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    said.push(JSON.parse(String(line)).message)
    return true
  })
})
afterEach(async () => {
  vi.restoreAllMocks()
  said.length = 0
  for (const stop of stops) await stop()
  stops = []
})

async function sendAll(count: number, answer: (n: number) => Answer) {
  const taken: number[] = []
  const server = await startStubServer((request, n) => {
    const reply = answer(n)
    if (reply !== 'cut' && reply.status === 202)
      taken.push(...JSON.parse(request.body).map((one: { n: number }) => one.n))
    return reply
  })
  stops.push(server.stop)
  const sender = startReadSender(server.url, 'secret')
  for (let n = 0; n < count; n++) sender.add({ n })
  return { server, taken }
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

describe('reads', () => {
  test('go in order, at most 50 at a time, with the token', async () => {
    const { server, taken } = await sendAll(120, () => ({ status: 202, body: { accepted: 50, rejected: [] } }))
    await vi.waitFor(() => expect(taken).toEqual(numbers(120)))
    expect(Math.max(...server.requests.map((one) => JSON.parse(one.body).length))).toBeLessThanOrEqual(50)
    expect(server.requests.every((one) => one.token === 'Bearer secret' && one.path === '/v1/reads')).toBe(true)
    expect(said).toEqual([])
  })

  test('are sent again until taken, over broken connections and refusals; the loss is said once and so is the end', async () => {
    const answers: Answer[] = [
      'cut',
      { status: 503 },
      { status: 401 },
      { status: 429, headers: { 'retry-after': '0' } },
    ]
    const { taken } = await sendAll(60, (n) => answers[n - 1] ?? { status: 202 })
    await vi.waitFor(() => expect(taken).toEqual(numbers(60)), { timeout: 15_000 })
    // The server has a batch before the sender has its answer.
    await vi.waitFor(() =>
      expect(said).toEqual(['The matcher does not take what is sent; trying again', 'The matcher is back']),
    )
  }, 20_000)

  test('wait as long as the server asks', async () => {
    const at: number[] = []
    const { taken } = await sendAll(1, (n) => {
      at.push(performance.now())
      return n === 1 ? { status: 503, headers: { 'retry-after': '1' } } : { status: 202 }
    })
    await vi.waitFor(() => expect(taken).toEqual([0]), { timeout: 10_000 })
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(990)
    await vi.waitFor(() => expect(said).toContain('The matcher is back'))
  }, 15_000)

  test('that the server will never take are dropped aloud, the rest goes on', async () => {
    const { taken } = await sendAll(100, (n) => (n === 1 ? { status: 400 } : { status: 202 }))
    await vi.waitFor(() => expect(taken.at(-1)).toBe(99))
    expect(said).toEqual(['The matcher refuses a batch for good; it is dropped'])
  })

  test('beyond the limit the oldest go, and that is said once', async () => {
    let open = false
    const { server, taken } = await sendAll(20_500, () => (open ? { status: 202 } : { status: 503 }))
    await vi.waitFor(() => expect(server.requests.length).toBeGreaterThan(1))
    open = true
    await vi.waitFor(() => expect(taken.at(-1)).toBe(20_499), { timeout: 20_000 })
    expect(taken.length).toBeGreaterThanOrEqual(20_000)
    expect(taken.length).toBeLessThanOrEqual(20_050)
    expect(said.filter((one) => one.startsWith('The queue is full'))).toHaveLength(1)
    expect(said).toContain('The queue has room again')
  }, 30_000)
})
