import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { liveBoardOf, merge } from '#components/live/live-board.ts'
import { createStore } from '#components/live/store.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { anAlarm, aSighting } from '#lib/alarms/testing/sample.ts'
import { isTooLate, pillWords } from './frozen-order.ts'
import { createQueue } from './queue-model.ts'

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => void vi.useRealTimers())

const me = { id: 'me', forceId: 'durrow' }
const low = (id: string, change: Partial<Alarm> = {}) => anAlarm({ id, band: 'low', forceIds: ['eden'], ...change })

function aQueue(alarms: Alarm[]) {
  const store = createStore(liveBoardOf({ seq: 1, alarms }))
  const queue = createQueue({ alarms: store, person: me, nowMs: Date.now })
  queue.start()
  const see = (alarm: Alarm) => store.set(merge(store.get(), alarm))
  const rows = () => queue.view.get().standing.rows.map(({ id }) => id)
  const pill = () => pillWords(queue.view.get().waiting)
  return { queue, see, rows, pill }
}

describe('order', () => {
  it('puts new alarms where they belong while nobody is at the queue', () => {
    const { see, rows } = aQueue([low('b'), anAlarm({ id: 'c', state: 'deployed', decision: 'deploy', band: 'high' })])
    see(anAlarm({ id: 'a', band: 'high' }))
    see(low('d', { state: 'acknowledged', version: 2 }))
    expect(rows()).toEqual(['a', 'b', 'd', 'c'])
  })

  it('keeps every row in its place under the pointer, counts what waits, and applies on demand', () => {
    const { queue, see, rows, pill } = aQueue([low('a'), low('b'), low('c')])
    queue.hold('pointer', true)
    for (let turn = 0; turn < 49; turn++) see(low(`m${turn}`, { band: 'medium' }))
    see(anAlarm({ id: 'h', band: 'high' }))
    see(low('c', { band: 'high', version: 2, raisedAt: '2026-11-22T20:00:00Z' })) // even a known one that becomes urgent
    expect(rows()).toEqual(['a', 'b', 'c'])
    expect(pill()).toBe('50 new, 1 High')
    expect(queue.view.get().newestHigh).toBe('h')
    queue.apply()
    expect(rows().slice(0, 2).sort()).toEqual(['c', 'h'])
    expect(rows()).toHaveLength(53)
    expect(pill()).toBeNull()
  })

  it('keeps the place of a row whose alarm was closed', () => {
    const { queue, see, rows, pill } = aQueue([low('a'), low('b')])
    queue.hold('focus', true)
    see(low('a', { version: 2, state: 'closed' }))
    expect(rows()).toEqual(['a', 'b'])
    expect(pill()).toBe('Order has changed')
    queue.apply()
    expect(rows()).toEqual(['b'])
  })

  it('applies 5 s after the last hold ended, not before, and not when one begins again', () => {
    const { queue, see, rows } = aQueue([low('b')])
    queue.hold('pointer', true)
    queue.hold('focus', true)
    see(anAlarm({ id: 'a', band: 'high' }))
    queue.hold('pointer', false)
    vi.advanceTimersByTime(60_000)
    expect(rows()).toEqual(['b'])
    queue.hold('focus', false)
    vi.advanceTimersByTime(4_999)
    queue.hold('pointer', true)
    vi.advanceTimersByTime(10_000)
    expect(rows()).toEqual(['b'])
    queue.hold('pointer', false)
    vi.advanceTimersByTime(5_000)
    expect(rows()).toEqual(['a', 'b'])
  })

  it('fills an empty queue at once, held or not: nothing can move', () => {
    const { queue, see, rows } = aQueue([])
    queue.hold('focus', true)
    see(low('a'))
    expect(rows()).toEqual(['a'])
  })
})

describe('the late click', () => {
  it('is refused on a row that moved or came within 300 ms, and on no other', () => {
    const { queue, see } = aQueue([anAlarm({ id: 'top', band: 'high' }), low('b')])
    vi.advanceTimersByTime(1_000)
    see(anAlarm({ id: 'm', band: 'medium' }))
    const { standing } = queue.view.get()
    expect(['top', 'm', 'b'].map((id) => isTooLate(standing, id, Date.now()))).toEqual([false, true, true])
    see(low('z', { raisedAt: '2026-11-22T23:00:00Z' }))
    expect(isTooLate(queue.view.get().standing, 'z', Date.now())).toBe(false) // into an empty place
    vi.advanceTimersByTime(300)
    expect(isTooLate(standing, 'b', Date.now())).toBe(false)
  })
})

describe('filters', () => {
  it('never hide an unacknowledged High, and say what they hide', () => {
    const { queue, rows } = aQueue([
      anAlarm({ id: 'h', band: 'high', forceIds: ['eden'] }),
      anAlarm({ id: 'h2', band: 'high', forceIds: ['eden'], state: 'acknowledged', ownerId: 'other' }),
      low('mine', { ownerId: 'me', state: 'acknowledged' }),
      low('theirs', { ownerId: 'other', state: 'acknowledged' }),
      low('here', { forceIds: ['durrow'] }),
    ])
    expect(queue.view.get().counts).toMatchObject({ areas: 1, all: 5, mine: 1, force: 1 })
    queue.setFilter('mine')
    expect(rows()).toEqual(['h', 'mine'])
    expect(queue.view.get().hidden).toEqual({ count: 3, urgent: 1 })
    queue.setFilter('force')
    expect(rows()).toEqual(['h', 'here'])
  })

  it('apply while the rows are held: the person asked for it', () => {
    const { queue, rows } = aQueue([low('a'), low('b', { ownerId: 'me', state: 'acknowledged' })])
    queue.hold('focus', true)
    queue.setFilter('mine')
    expect(rows()).toEqual(['b'])
  })
})

describe('being on watch', () => {
  const durrow = { id: 'durrow', forceId: 'durrow', name: 'Durrow', ring: null }
  const elsewhere = { lastSighting: aSighting({ forceId: 'eden' }) }

  it('shows one’s areas, what one owns anywhere, and every High that nobody has taken', () => {
    const { queue, rows } = aQueue([
      low('here'),
      low('away', elsewhere),
      low('mine-away', { ...elsewhere, ownerId: 'me', state: 'acknowledged' }),
      anAlarm({ id: 'high-away', band: 'high', ...elsewhere }),
    ])
    queue.keepWatch([durrow], false)
    expect(queue.view.get().filter).toBe('areas')
    expect(rows().toSorted()).toEqual(['here', 'high-away', 'mine-away'])
    queue.keepWatch(null, false)
    expect(rows()).toHaveLength(4)
  })

  it('keeps the filter that the person chose', () => {
    const { queue } = aQueue([low('a')])
    queue.setFilter('all')
    queue.keepWatch([durrow], false)
    expect(queue.view.get().filter).toBe('all')
  })
})

describe('a flood', () => {
  const house = () => [low('a'), low('b'), low('taken', { ownerId: 'me', state: 'acknowledged' }), anAlarm({ id: 'm' })]

  it('counts the Lows that nobody has taken, and shows them on demand', () => {
    const { queue, see, rows } = aQueue(house())
    queue.keepWatch(null, true)
    expect(rows().toSorted()).toEqual(['m', 'taken'])
    expect(queue.view.get().lows).toEqual({ count: 2, shown: false })
    see(anAlarm({ id: 'h', band: 'high' }))
    see(low('c'))
    expect(rows().toSorted()).toEqual(['h', 'm', 'taken'])
    queue.showLows(true)
    expect(rows()).toHaveLength(6)
    queue.keepWatch(null, false)
    expect(queue.view.get().lows).toBeNull()
    expect(rows()).toHaveLength(6)
  })

  it('moves no row under the pointer', () => {
    const { queue, rows } = aQueue(house())
    const before = rows()
    queue.hold('pointer', true)
    queue.keepWatch(null, true)
    expect(rows()).toEqual(before)
    queue.apply()
    expect(rows()).toHaveLength(2)
  })
})

describe('the banner', () => {
  it('names the newest unacknowledged High; one raised again counts as new', () => {
    const high = (id: string, raisedAt: string, change: Partial<Alarm> = {}) =>
      anAlarm({ id, band: 'high', raisedAt, ...change })
    const { queue, see } = aQueue([high('old', '2026-11-22T20:00:00Z'), high('new', '2026-11-22T21:00:00Z')])
    expect(queue.view.get().newestHigh).toBe('new')
    see(high('old', '2026-11-22T20:00:00Z', { version: 2, reraisedAt: '2026-11-22T21:30:00Z' }))
    expect(queue.view.get().newestHigh).toBe('old')
    see(high('old', '2026-11-22T20:00:00Z', { version: 3, state: 'acknowledged' }))
    expect(queue.view.get().newestHigh).toBe('new')
  })
})

describe('lists beside the queue', () => {
  it('keeps what is shelved in its own list only, and hides nothing else by it', () => {
    const { queue, rows } = aQueue([low('a'), low('s', { state: 'shelved' }), low('m', { state: 'missed' })])
    expect(rows()).toEqual(['a', 'm'])
    expect(queue.view.get()).toMatchObject({ hidden: { count: 0 }, counts: { all: 2, missed: 1, shelved: 1 } })
    queue.setFilter('shelved')
    expect(rows()).toEqual(['s'])
    queue.setFilter('missed')
    expect(rows()).toEqual(['m'])
  })

  it('shows an unacknowledged High above any of them', () => {
    const { queue, rows } = aQueue([anAlarm({ id: 'h', band: 'high' }), low('s', { state: 'shelved' })])
    queue.setFilter('shelved')
    expect(rows()).toEqual(['h', 's'])
  })
})

describe('what is merged', () => {
  const convoy = () => [low('a'), low('lead'), low('x', { leadId: 'lead' }), low('z')]

  it('is folded under its lead, and shown below it on demand', () => {
    const { queue, rows } = aQueue(convoy())
    expect(rows()).toEqual(['a', 'lead', 'z'])
    expect(queue.view.get().groups.get('lead')).toMatchObject({ count: 1, folded: 1 })
    queue.unfold('lead', true)
    expect(rows()).toEqual(['a', 'lead', 'x', 'z'])
    queue.unfold('lead', false)
    expect(rows()).toEqual(['a', 'lead', 'z'])
  })

  it('moves no row under the pointer: merging and parting wait behind the pill', () => {
    const { queue, see, rows, pill } = aQueue(convoy())
    queue.hold('pointer', true)
    see(low('z', { version: 2, leadId: 'lead' }))
    expect(rows()).toEqual(['a', 'lead', 'z'])
    expect(pill()).toBe('Order has changed')
    queue.apply()
    expect(rows()).toEqual(['a', 'lead'])
  })

  it('says that a folded one became a High, and draws it', () => {
    const { queue, see, rows, pill } = aQueue(convoy())
    queue.hold('focus', true)
    see(low('x', { version: 2, leadId: 'lead', band: 'high' }))
    expect(pill()).toBe('1 new, 1 High')
    expect(queue.view.get().newestHigh).toBe('x')
    queue.apply()
    expect(rows()).toEqual(['lead', 'x', 'a', 'z'])
  })
})
