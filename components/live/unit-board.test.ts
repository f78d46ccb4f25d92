import { describe, expect, it } from 'vitest'
import { anAlarm } from '#lib/alarms/testing/sample.ts'
import type { Unit } from '#lib/response/unit.ts'
import { move, unitsOf, withTasks } from './unit-board.ts'

const unit = (change: Partial<Unit> = {}): Unit => ({
  id: 'd22',
  callSign: 'D22',
  forceId: 'durrow',
  kind: 'Armed response',
  crew: 2,
  onDuty: true,
  lat: 54.6,
  lon: -1.5,
  heading: null,
  speedMph: null,
  positionAt: '2026-11-22T21:00:00.000Z',
  deployment: null,
  ...change,
})
const onTask = (state: 'en-route' | 'clear') =>
  anAlarm({
    id: 'x',
    deployments: [{ id: 'dep', unitId: 'd22', callSign: 'D22', state, at: '2026-11-22T21:00:00.000Z' }],
  })

describe('move', () => {
  it('takes newer positions only', () => {
    const units = unitsOf([unit()])
    const position = { unitId: 'd22', lat: 55, lon: -2, heading: 90, speedMph: 60 }
    expect(move(units, [{ ...position, at: '2026-11-22T21:00:01.000Z' }]).get('d22')?.lat).toBe(55)
    expect(move(units, [{ ...position, at: '2026-11-22T20:59:59.000Z' }])).toBe(units)
    expect(move(units, [{ ...position, unitId: 'unknown', at: '2026-11-22T21:00:01.000Z' }])).toBe(units)
  })
})

describe('withTasks', () => {
  const elsewhere = { id: 'other', alarmId: 'hidden', vrm: null, state: 'en-route', targetLat: null, targetLon: null }
  it('shows a unit busy as soon as the board says so', () => {
    expect(withTasks(unitsOf([unit()]), [onTask('en-route')])[0]?.deployment).toMatchObject({
      alarmId: 'x',
      state: 'en-route',
    })
  })
  it('frees a unit whose task the board shows ended', () => {
    const busy = unit({ deployment: { ...elsewhere, id: 'dep' } })
    expect(withTasks(unitsOf([busy]), [onTask('clear')])[0]?.deployment).toBeNull()
  })
  it('believes the list about a task that this person may not see', () => {
    expect(withTasks(unitsOf([unit({ deployment: elsewhere })]), [])[0]?.deployment).toEqual(elsewhere)
  })
})
