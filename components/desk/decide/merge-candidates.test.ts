import { expect, it } from 'vitest'
import { anAlarm, aSighting } from '#lib/alarms/testing/sample.ts'
import { mergeCandidates } from './merge-candidates.ts'

const alarm = anAlarm()
const elsewhere = aSighting({ cameraId: 'M6' })

it('offers those seen together first, and none that may not lead', () => {
  const others = [
    anAlarm({ id: 'far', vrm: 'AB81AAA', lastSighting: elsewhere }),
    anAlarm({ id: 'near', vrm: 'AB89AAA' }),
    anAlarm({ id: 'late', vrm: 'AB82AAA', lastCapturedAt: '2026-11-22T21:02:01.000Z' }),
    anAlarm({ id: 'lower', band: 'low' }),
    anAlarm({ id: 'covert', restricted: true }),
    anAlarm({ id: 'merged', leadId: 'far', leadKind: 'other' }),
    alarm,
  ]
  expect(mergeCandidates(alarm, others).map(({ alarm: { id }, together }) => [id, together])).toEqual([
    ['near', true],
    ['far', false],
    ['late', false],
  ])
})

it('offers nothing to one that leads others itself', () => {
  const others = [anAlarm({ id: 'follower', leadId: alarm.id, leadKind: 'convoy' }), anAlarm({ id: 'free' })]
  expect(mergeCandidates(alarm, others)).toEqual([])
})
