import { expect, test } from 'vitest'
import { createMatcher } from '../matcher.ts'

const AT = Date.UTC(2030, 0, 1)

function found(listed: readonly string[], mark: string, confidence?: number, doubts?: readonly number[]) {
  const matcher = createMatcher()
  for (const one of listed) matcher.add({ entryId: one, listId: 'l', mark: one })
  const characters = doubts && [...mark].map((char, i) => ({ char, confidence: doubts[i] as number }))
  return matcher.match({ mark, confidence, capturedAtMs: AT, characters }).map((match) => match.mark)
}

test.each([
  ['EL37UJP', 'EL370JP1'],
  ['UH16WGD', '0H16WGD1'],
])('one character invented and one of another kind: %s read as %s', (listed, read) => {
  expect(found([listed], read)).toEqual([listed])
})

test.each([
  ['WT38YJP', 'T38YJP1'],
  ['NP37WKP', '1NP37KP'],
])('one character lost and one invented: %s read as %s', (listed, read) => {
  expect(found([listed], read)).toEqual([listed])
})

test.each([
  ['AYF8614498', 'AF861498'],
  ['OT33ONG', 'OTAONG'],
])('no budget is cut for work that nobody lists: %s read as %s', (listed, read) => {
  expect(found([listed], read)).toEqual([listed])
})

test('an unsure character leaves its partner the whole of what is left', () => {
  expect(found(['WO93UHL'], 'WO9JUBL', undefined, [39, 95, 95, 95, 95, 40, 95])).toEqual(['WO93UHL'])
})
