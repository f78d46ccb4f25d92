import { expect, test } from 'vitest'
import { MisreadMemory, type MisreadVerdict } from './misread-memory.ts'

const verdict: MisreadVerdict = {
  id: 'v1',
  readMark: 'A830CDE',
  entryId: 'e1',
  description: { make: 'Ford', colour: 'Blue' },
  cameraId: 'c1',
  byUserId: 'u1',
  atMs: 1000,
  untilMs: 2000,
}
const ford = { make: 'FORD', colour: 'blue' }

test.each([
  ['the pair, on that description', 'A830CDE', 'e1', ford, 1500, true],
  ['a camera that tells no make', 'A830CDE', 'e1', {}, 1500, true],
  ['another vehicle with the mark', 'A830CDE', 'e1', { make: 'BMW' }, 1500, false],
  ['another read', 'AB30CDE', 'e1', ford, 1500, false],
  ['another entry', 'A830CDE', 'e2', ford, 1500, false],
  ['before the verdict', 'A830CDE', 'e1', ford, 999, false],
  ['when its time is over', 'A830CDE', 'e1', ford, 2000, false],
])('%s', (_name, read, entry, seen, atMs, quiet) => {
  const found = new MisreadMemory([verdict]).suppression(read, entry, seen, atMs)
  expect(found !== undefined).toBe(quiet)
  if (found) expect(found).toMatchObject({ verdictId: 'v1', byUserId: 'u1', untilMs: 2000 })
})

test('an undo lets the pair sound again, says what to store, and works once', () => {
  const memory = new MisreadMemory([verdict])
  expect(memory.undo('v1', 'u2', 1200)).toEqual({ ...verdict, undoneAtMs: 1200, undoneByUserId: 'u2' })
  expect(memory.suppression('A830CDE', 'e1', ford, 1500)).toBeUndefined()
  expect(memory.undo('v1', 'u2', 1300)).toBeUndefined()
  expect(memory.undo('v9', 'u2', 1300)).toBeUndefined()
})

test('counts the misreads of a camera: not twice, not when undone, still when their time is over', () => {
  const memory = new MisreadMemory([verdict, verdict, { ...verdict, id: 'v2', untilMs: 9000 }])
  expect(memory.misreadsOf('c1')).toBe(2)
  memory.undo('v2', 'u2', 1200)
  expect(memory.misreadsOf('c1')).toBe(1)
  memory.expire(3000)
  expect(memory.misreadsOf('c1')).toBe(1)
  expect(memory.suppression('A830CDE', 'e1', ford, 1500)).toBeUndefined()
  expect(memory.misreadsOf('c2')).toBe(0)
})
