import { describe, expect, it } from 'vitest'
import { applyEvents, boardOf } from './board.ts'
import { anAlarm, anEvent, aSighting } from './testing/sample.ts'

const raised = (seq: number, id = 'a') =>
  anEvent({ seq, alarmId: id, alarmVersion: 1, patch: anAlarm({ id, version: 1 }) })

describe('applyEvents', () => {
  it('holds an alarm once it is raised, and drops it when it closes', () => {
    const one = applyEvents(boardOf(0, []), [raised(1)])
    expect([...one.board.alarms.keys()]).toEqual(['a'])
    const two = applyEvents(one.board, [anEvent({ seq: 2, alarmVersion: 2, patch: { version: 2, state: 'closed' } })])
    expect(two.board.alarms.size).toBe(0)
    expect(two.board.seq).toBe(2)
  })

  it('ignores lines it has, so that replay may overlap', () => {
    const events = [raised(1), anEvent({ seq: 2, alarmVersion: 2, patch: { version: 2, sightingCount: 2 } })]
    const once = applyEvents(boardOf(0, []), events).board
    const twice = applyEvents(once, events)
    expect(twice).toEqual({ board: once, gap: false })
  })

  it('does not bring a closed alarm back from an overlapping replay', () => {
    const events = [raised(1), anEvent({ seq: 2, alarmVersion: 2, patch: { version: 2, state: 'closed' } })]
    const { board } = applyEvents(boardOf(0, []), events)
    expect(applyEvents(board, events).board.alarms.size).toBe(0)
  })

  it('says when a line is missing and leaves the alarm as it was', () => {
    const { board } = applyEvents(boardOf(0, []), [raised(1)])
    const late = applyEvents(board, [
      anEvent({ seq: 3, alarmVersion: 3, patch: { version: 3, lastSighting: aSighting({ cameraName: 'later' }) } }),
    ])
    expect(late.gap).toBe(true)
    expect(late.board.alarms.get('a')?.version).toBe(1)
  })
})
