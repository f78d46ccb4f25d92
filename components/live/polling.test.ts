import { expect, it } from 'vitest'
import { anAlarm, anEvent } from '#lib/alarms/testing/sample.ts'
import type { PolledEvents } from '#lib/realtime/contract.ts'
import { createBoardRequest } from './board-request.ts'
import { createLiveDesk } from './live-desk.ts'
import { createPolling } from './polling.ts'

const at = '2026-11-22T21:00:00.000Z'
const bare = { beat: { at, build: '1' }, events: [], snapshot: null, canary: null, health: null }

/** The server lets the person wait for their turn; what comes of it comes when the test says so. */
class Waits {
  readonly answer: Partial<PolledEvents> | undefined
  readonly over: Promise<void>
  end = () => {}
  constructor(answer?: Partial<PolledEvents>) {
    this.answer = answer
    this.over = new Promise((resolve) => {
      this.end = resolve
    })
  }
}

/** A desk at 10 that holds alarm `a` at version 3, without a socket, and a server that answers in turn. */
function withoutSocket(...answers: (Partial<PolledEvents> | Waits | undefined)[]) {
  const snapshot = { seq: 10, alarms: [anAlarm({ id: 'a', version: 3 })] }
  const start = { snapshot, cleared: false, units: [], serverNow: at, build: '1' }
  const desk = createLiveDesk(start, () => Date.parse(at))
  const asked: (string | null)[] = []
  const asks: Promise<void>[] = []
  let connected = false
  const ask = () => void asks.push(poll())
  const board = createBoardRequest({ ask, onGap: desk.fallBehind })
  const fetchJson = async <T>(path: string, onWait: () => void) => {
    asked.push(new URL(path, 'http://desk.test').searchParams.get('since'))
    const answer = answers[asked.length - 1]
    if (!(answer instanceof Waits)) return answer && ({ ...bare, ...answer } as T)
    onWait()
    await answer.over
    return answer.answer && ({ ...bare, ...answer.answer } as T)
  }
  let followed = 0
  const poll = createPolling(desk, board, {
    fetchJson,
    isConnected: () => connected,
    takeBoard(snapshot, { wentBack }) {
      board.cameAsOf(snapshot.seq)
      if (wentBack) desk.restore(snapshot)
      else desk.replace(snapshot)
    },
    followed() {
      followed += 1
      desk.catchUp()
    },
  })
  /** One tick of the desk, and all that follows from it at once. */
  const tick = async () => {
    ask()
    while (asks.length > 0) await asks.shift()
  }
  const held = () => ({
    seq: desk.alarms.get().board.seq,
    version: desk.alarms.get().board.alarms.get('a')?.version,
    live: desk.link.get().trust === 'LIVE',
  })
  const connect = () => {
    connected = true
  }
  return { tick, ask, asked, asks, held, board, desk, connect, followed: () => followed }
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

it('is not live while it waits for its turn, and is again when what it waited for came', async () => {
  const waits = new Waits(whole)
  const { tick, asked, held } = withoutSocket({}, waits)
  await tick()
  expect(held().live).toBe(true)
  const coming = tick()
  expect({ asked, held: held() }).toEqual({ asked: ['10', '10'], held: { seq: 10, version: 3, live: false } })
  waits.end()
  await coming
  expect(held()).toEqual({ seq: 12, version: 5, live: true })
})

it('is not live while its turn does not come, however often it asks', async () => {
  const [first, second] = [new Waits(), new Waits()]
  const { tick, held } = withoutSocket({}, first, second, whole)
  await tick()
  for (const waits of [first, second]) {
    const coming = tick()
    waits.end()
    await coming
    expect(held().live).toBe(false)
  }
  await tick()
  expect(held().live).toBe(true)
})

it('leaves the word to a socket that comes while it waits', async () => {
  const waits = new Waits(whole)
  const { tick, held, desk, connect } = withoutSocket({}, waits)
  await tick()
  connect()
  const coming = tick()
  expect(desk.link.get().behind).toBe(false)
  waits.end()
  await coming
  expect(held()).toMatchObject({ seq: 10, version: 3 })
})

it('takes the board of a log that went back, as after a restored backup, for its own', async () => {
  const { tick, asked, held } = withoutSocket(
    {},
    { snapshot: { seq: 4, alarms: [anAlarm({ id: 'a', version: 2 })] } },
    {},
  )
  await tick()
  await tick()
  expect(held()).toEqual({ seq: 4, version: 2, live: true })
  await tick()
  expect(asked).toEqual(['10', '10', '4'])
})

it('has its board compared when it begins to be told, and again after no answer came or something was missing', async () => {
  const { tick, followed } = withoutSocket({}, {}, undefined, {}, {}, afterAHole, whole, {})
  const counts: number[] = []
  for (let turn = 0; turn < 7; turn++) {
    await tick()
    counts.push(followed())
  }
  expect(counts).toEqual([1, 1, 1, 2, 2, 3, 3])
})

it('has its board compared when it begins anew after a socket', async () => {
  const { tick, followed, desk } = withoutSocket({}, {}, {})
  await tick()
  desk.setLink({ connected: true, polling: false })
  desk.setLink({ connected: false })
  await tick()
  await tick()
  expect(followed()).toBe(2)
})
