import { expect, it } from 'vitest'
import { anAlarm, anEvent } from '#lib/alarms/testing/sample.ts'
import type { PolledEvents } from '#lib/realtime/contract.ts'
import { createBoardRequest } from './board-request.ts'
import { createLiveDesk } from './live-desk.ts'
import { createPolling } from './polling.ts'

const at = '2026-11-22T21:00:00.000Z'
const bare = { beat: { at, build: '1' }, events: [], snapshot: null, canary: null, health: null }

/** A desk at 10 that holds alarm `a` at version 3, without a socket, and a server that answers in turn. */
function withoutSocket(...answers: (Partial<PolledEvents> | undefined)[]) {
  const snapshot = { seq: 10, alarms: [anAlarm({ id: 'a', version: 3 })] }
  const start = { snapshot, cleared: false, units: [], serverNow: at, build: '1' }
  const desk = createLiveDesk(start, () => Date.parse(at))
  const asked: (string | null)[] = []
  const asks: Promise<void>[] = []
  const ask = () => void asks.push(poll())
  const board = createBoardRequest(ask)
  const fetchJson = async <T>(path: string) => {
    asked.push(new URL(path, 'http://desk.test').searchParams.get('since'))
    const answer = answers[asked.length - 1]
    return answer && ({ ...bare, ...answer } as T)
  }
  const poll = createPolling(desk, board, { fetchJson, isConnected: () => false })
  /** One tick of the desk, and all that follows from it at once. */
  const tick = async () => {
    ask()
    while (asks.length > 0) await asks.shift()
  }
  const held = () => ({
    seq: desk.alarms.get().board.seq,
    version: desk.alarms.get().board.alarms.get('a')?.version,
    live: desk.link.get().polling,
  })
  return { tick, asked, held, board, desk }
}

/** Version 4 of `a` was in line 11, which never came. */
const afterAHole = { events: [anEvent({ seq: 12, alarmId: 'a', alarmVersion: 5, patch: { version: 5 } })] }
const whole = { snapshot: { seq: 12, alarms: [anAlarm({ id: 'a', version: 5 })] } }

it('asks from where it stands, and is live by polling', async () => {
  const next = { events: [anEvent({ seq: 11, alarmId: 'a', alarmVersion: 4, patch: { version: 4 } })] }
  const { tick, asked, held } = withoutSocket(next, {})
  await tick()
  await tick()
  expect({ asked, held: held() }).toEqual({ asked: ['10', '11'], held: { seq: 11, version: 4, live: true } })
})

it('asks at once for the whole board when a line before those that came is missing', async () => {
  const { tick, asked, held } = withoutSocket(afterAHole, whole, {})
  await tick()
  expect({ asked, held: held() }).toEqual({ asked: ['10', 'all'], held: { seq: 12, version: 5, live: true } })
  await tick()
  expect(asked.at(-1)).toBe('12')
})

it('asks for the whole board until it comes, and is not live before', async () => {
  const { tick, asked, held } = withoutSocket({}, afterAHole, undefined, undefined, whole)
  await tick()
  expect(held().live).toBe(true)
  await tick()
  await tick()
  expect(held()).toMatchObject({ version: 3, live: false })
  await tick()
  expect({ asked, held: held() }).toEqual({
    asked: ['10', '10', 'all', 'all', 'all'],
    held: { seq: 12, version: 5, live: true },
  })
})

it('asks for the board of a gap that a socket found and took with it', async () => {
  const { tick, asked, board } = withoutSocket({}, whole)
  board.gapAt(12)
  await tick()
  expect(asked).toEqual(['all'])
})

it('lets open cards look for pictures, which nobody tells it of', async () => {
  const { tick, desk } = withoutSocket({}, {})
  const told: (readonly string[] | null)[] = []
  desk.pictured.subscribe(() => told.push(desk.pictured.get().alarmIds))
  await tick()
  await tick()
  expect(told).toEqual([null, null])
})
