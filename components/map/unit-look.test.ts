import { expect, it } from 'vitest'
import type { Unit } from '#lib/response/unit.ts'
import { taskOf } from './unit-look.ts'

const unit = (state: string | null): Unit => ({
  id: 'u',
  callSign: 'D22',
  forceId: 'durrow',
  kind: 'arv',
  crew: 2,
  onDuty: true,
  lat: null,
  lon: null,
  heading: null,
  speedMph: null,
  positionAt: null,
  deployment: state ? { id: 'd', alarmId: 'a', vrm: null, state, targetLat: null, targetLon: null } : null,
})

it.each([
  [null, 'free'],
  ['assigned', 'going'],
  ['en-route', 'going'],
  ['in-area', 'busy'],
  ['stopped', 'busy'],
])('a unit that is %s is drawn as %s', (state, task) => expect(taskOf(unit(state))).toBe(task))
