import { expect, it } from 'vitest'
import { ageSpoken, ageWords } from './age.ts'
import { londonDay, londonMinute, londonTime, londonZone } from './london.ts'

const s = 1000
const h = 3600 * s

it.each([
  [-5 * s, '0:00', '0 s'],
  [38.9 * s, '0:38', '38 s'],
  [119 * s, '1:59', '119 s'],
  [740 * s, '12:20', '12 min'],
  [3599 * s, '59:59', '59 min'],
  [3725 * s, '1:02:05', '62 min'],
  [47 * h, '47:00:00', '47 h'],
  [52 * h, '2 d 4 h', '2 days'],
])('%d ms is %s or %s', (age, words, spoken) => {
  expect(ageWords(age)).toBe(words)
  expect(ageSpoken(age)).toBe(spoken)
})

it.each([
  ['winter', '2026-11-22T21:12:47Z', '21:12:47', '21:12', 'Sun 22 Nov', 'GMT'],
  ['summer', '2026-07-01T22:59:00Z', '23:59:00', '23:59', 'Wed 1 Jul', 'BST'],
  ['midnight is 00, not 24', '2026-06-30T23:00:00Z', '00:00:00', '00:00', 'Wed 1 Jul', 'BST'],
])('London in %s', (_name, at, time, minute, day, zone) => {
  expect([londonTime(at), londonMinute(at), londonDay(at), londonZone(at)]).toEqual([time, minute, day, zone])
})
