import { expect, it } from 'vitest'
import type { ReadToMatch } from '../listed-mark.ts'
import type { Match } from '../matcher.ts'
import { MisreadMemory } from '../misread-memory.ts'
import { partMatches } from './kept-back.ts'

const said = {
  id: 'm',
  readMark: 'A830CDE',
  entryId: 'e',
  description: { make: 'Ford', colour: 'silver' },
  byUserId: 'ann',
  atMs: 1000,
  untilMs: 2000,
}
const memory = new MisreadMemory([said])
const read = (change: Partial<ReadToMatch> = {}): ReadToMatch => ({
  mark: 'A830CDE',
  capturedAtMs: 0,
  make: 'FORD',
  colour: 'SILVER',
  ...change,
})
const match = (entryId: string, kind: Match['kind'] = 'tolerant') => ({ entryId, kind }) as Match
const keptBack = (seen: ReadToMatch, atMs = 1500, matches = [match('e')], of = memory) =>
  partMatches(matches, of, seen, atMs).keptBack.map(({ entryId, misreadId }) => `${entryId} by ${misreadId}`)

it('keeps back the pair on that description while its time runs, and nothing else of the read', () => {
  const { told, keptBack: kept } = partMatches([match('e'), match('f')], memory, read(), 1500)
  expect(told.map(({ entryId }) => entryId)).toEqual(['f'])
  expect(kept).toEqual([{ entryId: 'e', misreadId: 'm' }])
})

it.each([
  ['before it was said', read(), 999],
  ['when its time is over', read(), 2000],
  ['another mark', read({ mark: 'A83OCDE' }), 1500],
  ['another colour', read({ colour: 'red' }), 1500],
  ['another make', read({ make: 'Audi' }), 1500],
])('tells %s', (_what, seen, atMs) => {
  expect(keptBack(seen, atMs)).toEqual([])
})

it('keeps back a read that tells no colour: it cannot contradict', () => {
  expect(keptBack({ mark: 'A830CDE', capturedAtMs: 0 })).toEqual(['e by m'])
})

it('tells an exact match always, and a pair whose verdict was undone', () => {
  expect(keptBack(read(), 1500, [match('e', 'exact')])).toEqual([])
  expect(keptBack(read(), 1500, [match('e', 'partial')])).toEqual(['e by m'])
  const undone = new MisreadMemory([said])
  undone.undo('m', 'sue', 1400)
  expect(keptBack(read(), 1500, [match('e')], undone)).toEqual([])
})
