import { describe, expect, it } from 'vitest'
import { alarmColumns, alarmFromRow, eventFromRow, fieldsOf, selectAlarm } from './alarm-row.ts'
import { anAlarm, anEvent } from './testing/sample.ts'

const isInstant = (field: string) => field.endsWith('At')

/** The row that pg would give for an alarm: snake_case, Dates, bigint as text. */
const rowOf = (alarm: Record<string, unknown>) => ({
  last_seq: '12',
  ...Object.fromEntries(
    alarmColumns.map(({ field, column }) => {
      const value = alarm[field]
      return [column, isInstant(field) && typeof value === 'string' ? new Date(value) : value]
    }),
  ),
})

describe('rows of alarms', () => {
  it('give back the alarm that was stored, and nothing else', () => {
    const alarm = anAlarm({ acknowledgedAt: '2026-11-22T21:00:09.120Z', ownerId: 'p', ownerName: 'P' })
    expect(alarmFromRow(rowOf(alarm))).toEqual(alarm)
  })

  it('refuse a row that is no alarm', () => {
    expect(() => alarmFromRow({ ...rowOf(anAlarm()), state: 'asleep' })).toThrow(/state/)
  })

  it('name columns as the database does', () => {
    const columns = alarmColumns.map(({ column }) => column)
    expect(columns).toContain('non_deployment_reason')
    expect(columns).toContain('last_captured_at')
    expect(selectAlarm('a').startsWith('a.id, a.version, a.revision')).toBe(true)
  })

  it('turn any zone that to_jsonb wrote into UTC and leave what lies inside jsonb alone', () => {
    const inner = { first_at: '2026-11-22T22:00:00+01:00' }
    expect(fieldsOf({ raised_at: '2026-11-22T22:00:00+01:00', data: inner, make: null })).toEqual({
      raisedAt: '2026-11-22T21:00:00.000Z',
      data: inner,
      make: null,
    })
  })

  it('read log lines', () => {
    const event = anEvent({ seq: 41, actorId: 'p', actorName: 'P', data: { reason: 'x' } })
    const row = {
      seq: '41',
      alarm_id: event.alarmId,
      alarm_version: 1,
      kind: 'sighted',
      at: new Date(event.at),
      actor_id: 'p',
      actor_name: 'P',
      restricted: false,
      data: { reason: 'x' },
      patch: {},
    }
    expect(eventFromRow(row)).toEqual(event)
  })
})
