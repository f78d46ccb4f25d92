import { describe, expect, it } from 'vitest'
import { anAlarm, anEvent } from '#lib/alarms/testing/sample.ts'
import { findAlarm, liveBoardOf, merge, receive, replace, restore } from './live-board.ts'

const start = () => liveBoardOf({ seq: 10, alarms: [anAlarm({ id: 'a', version: 3 })] })

describe('receive', () => {
  it('applies the next version and keeps the objects of other alarms', () => {
    const before = liveBoardOf({ seq: 10, alarms: [anAlarm({ id: 'a', version: 3 }), anAlarm({ id: 'b' })] })
    const { live, gap } = receive(before, [
      anEvent({ seq: 11, alarmId: 'a', alarmVersion: 4, patch: { version: 4, sightingCount: 2 } }),
    ])
    expect(gap).toBe(false)
    expect(live.board.alarms.get('a')?.sightingCount).toBe(2)
    expect(live.board.alarms.get('b')).toBe(before.board.alarms.get('b'))
  })

  it('ignores what an act already brought, and says nothing of a gap', () => {
    const acted = merge(start(), anAlarm({ id: 'a', version: 5, state: 'acknowledged' }))
    const { live, gap } = receive(acted, [
      anEvent({ seq: 11, alarmId: 'a', alarmVersion: 4, patch: { version: 4, state: 'raised' } }),
      anEvent({ seq: 12, alarmId: 'a', alarmVersion: 5, patch: { version: 5, state: 'acknowledged' } }),
    ])
    expect({ gap, seq: live.board.seq, state: live.board.alarms.get('a')?.state }).toEqual({
      gap: false,
      seq: 12,
      state: 'acknowledged',
    })
  })

  it('reports a hole in the versions of an alarm', () => {
    expect(receive(start(), [anEvent({ seq: 12, alarmId: 'a', alarmVersion: 5 })]).gap).toBe(true)
  })

  it('keeps a closed alarm at hand, and takes the echo of a close it made itself for what it is', () => {
    const closed = merge(start(), anAlarm({ id: 'a', version: 4, state: 'closed' }))
    expect(closed.board.alarms.size).toBe(0)
    const { live, gap } = receive(closed, [
      anEvent({ seq: 11, alarmId: 'a', alarmVersion: 4, patch: { version: 4, state: 'closed' } }),
    ])
    expect({ gap, seq: live.board.seq, size: live.board.alarms.size }).toEqual({ gap: false, seq: 11, size: 0 })
    expect(findAlarm(live, 'a')?.state).toBe('closed')
  })

  it('keeps the last words of an alarm that another person closed', () => {
    const { live } = receive(start(), [
      anEvent({
        seq: 11,
        alarmId: 'a',
        alarmVersion: 4,
        kind: 'closed',
        patch: { version: 4, state: 'closed', ownerName: 'P. Lindqvist' },
      }),
    ])
    expect(live.board.alarms.has('a')).toBe(false)
    expect(findAlarm(live, 'a')).toMatchObject({ state: 'closed', ownerName: 'P. Lindqvist', vrm: 'AB84KDX' })
  })

  it('takes back an alarm that comes again after it was closed', () => {
    const closed = merge(start(), anAlarm({ id: 'a', version: 4, state: 'closed' }))
    const { live, gap } = receive(closed, [
      anEvent({ seq: 12, alarmId: 'a', alarmVersion: 5, patch: { version: 5, state: 'raised' } }),
    ])
    expect(gap).toBe(false)
    expect(live.board.alarms.get('a')).toMatchObject({ state: 'raised', vrm: 'AB84KDX' })
  })
})

describe('replace', () => {
  it('takes the board as the server holds it, and drops what is no longer open', () => {
    const live = replace(start(), { seq: 20, alarms: [anAlarm({ id: 'b' })] })
    expect([...live.board.alarms.keys()]).toEqual(['b'])
    expect(findAlarm(live, 'a')?.state).toBe('closed')
  })

  it('does not go back behind what has arrived in the meantime', () => {
    const ahead = merge(start(), anAlarm({ id: 'a', version: 6, state: 'acknowledged' }))
    const live = replace(ahead, { seq: 9, alarms: [anAlarm({ id: 'a', version: 2 })] })
    expect({ seq: live.board.seq, state: live.board.alarms.get('a')?.state }).toEqual({
      seq: 10,
      state: 'acknowledged',
    })
  })

  it('does not bring back an alarm that was closed meanwhile', () => {
    const closed = merge(start(), anAlarm({ id: 'a', version: 4, state: 'closed' }))
    expect(replace(closed, { seq: 10, alarms: [anAlarm({ id: 'a', version: 3 })] }).board.alarms.size).toBe(0)
  })
})

describe('restore', () => {
  it('takes the server at its word: what it lacks goes, what it has of another version comes back, the sequence is its own', () => {
    const [same, ahead, phantom] = [
      anAlarm({ id: 'a', version: 3 }),
      anAlarm({ id: 'b', version: 9 }),
      anAlarm({ id: 'c' }),
    ]
    const wrong = liveBoardOf({ seq: 40, alarms: [same, ahead, phantom] })
    const server = [anAlarm({ id: 'a', version: 3 }), anAlarm({ id: 'b', version: 2 }), anAlarm({ id: 'd' })]
    const { board, departed } = restore(wrong, { seq: 30, alarms: server })
    expect([...board.alarms].map(([id, { version }]) => [id, version])).toEqual([
      ['a', 3],
      ['b', 2],
      ['d', 1],
    ])
    expect(board.alarms.get('a')).toBe(same)
    expect({ seq: board.seq, gone: [...departed.keys()] }).toEqual({ seq: 30, gone: ['c'] })
  })
})
