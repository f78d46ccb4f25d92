import { expect, test } from 'vitest'
import { SightingMemory, sightingPolicy } from './sighting-memory.ts'

const DAY = 24 * 3_600_000
const sighting = (atMs: number, mark = 'AB30CDE', lat = 54) => ({ mark, capturedAtMs: atMs, lat, lon: -2 })

test('the third sighting in a day is a repeat, the first two are not', () => {
  const memory = new SightingMemory()
  expect(memory.note(sighting(0)).repeated).toBeUndefined()
  expect(memory.note(sighting(3_600_000)).repeated).toBeUndefined()
  expect(memory.note(sighting(7_200_000)).repeated).toMatchObject({ count: 3 })
  expect(memory.note(sighting(7_200_000 + DAY)).repeated).toBeUndefined()
})

test('the first sighting after a week is one after a cold spell', () => {
  const memory = new SightingMemory()
  expect(memory.note(sighting(0)).cold).toBeUndefined()
  expect(memory.note(sighting(6 * DAY)).cold).toBeUndefined()
  expect(memory.note(sighting(13 * DAY)).cold).toMatchObject({ lastSeenAtMs: 6 * DAY })
})

test('a journey no car can make is found though the reads come late', () => {
  const memory = new SightingMemory()
  memory.note(sighting(0))
  memory.note(sighting(2 * 3_600_000))
  const late = memory.note(sighting(2 * 3_600_000 - 60_000, 'AB30CDE', 56))
  expect(late.journey?.between.map(({ lat }) => lat)).toEqual([56, 54])
})

test('memory is bounded: the mark not seen for longest is forgotten', () => {
  const memory = new SightingMemory({ ...sightingPolicy, mostMarks: 3 })
  for (const [i, mark] of ['A', 'B', 'C', 'A', 'D'].entries()) memory.note(sighting(i, mark))
  expect(memory.size).toBe(3)
  expect(memory.note(sighting(20 * DAY, 'B')).cold).toBeUndefined()
  expect(memory.note(sighting(20 * DAY, 'A')).cold).toBeDefined()
  for (let i = 0; i < 1000; i++) memory.note(sighting(i, 'A'))
  expect(memory.size).toBe(3)
})
