import { expect, it } from 'vitest'
import { CURRENT_MS, sightingAge } from './sighting-age.ts'

const now = Date.parse('2026-11-22T21:12:47Z')

it.each([
  ['now', 0, true, '0:00', 1],
  ['from the future (a camera runs ahead)', -5000, true, '0:00', 1],
  ['38 s', 38_000, true, '0:38', 0.99],
  ['two minutes', CURRENT_MS, true, '2:00', 0.98],
  ['just over two minutes', CURRENT_MS + 1, false, 'last seen 21:10', 0.98],
  ['half an hour', 1_800_000, false, 'last seen 20:42', 0.65],
  ['yesterday', 86_400_000, false, 'last seen Sat 21 Nov 21:12', 0.65],
])('%s', (_name, age, current, words, opacity) => {
  const look = sightingAge(now - age, now)
  expect(look).toMatchObject({ current, words })
  expect(look.opacity).toBeCloseTo(opacity, 2)
})
