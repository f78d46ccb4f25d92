import { expect, test } from 'vitest'
import { createMatcher, type EntryDetail } from './matcher.ts'

const AT = Date.UTC(2030, 0, 1)

function runnersUp(other: { weedAtMs?: number; detail?: EntryDetail }) {
  const matcher = createMatcher()
  matcher.add({ entryId: 'other', listId: 'l', mark: 'AB88CDE', ...other })
  matcher.add({ entryId: 'read', listId: 'l', mark: 'A888CDE' })
  const [match] = matcher.match({ mark: 'A888CDE', confidence: 50, capturedAtMs: AT, forceId: 'here' })
  expect(match?.entryId).toBe('read')
  return match?.explanation.runnersUp.map(({ entryId }) => entryId)
}

test('a runner-up is named only where it could match this read itself', () => {
  expect(runnersUp({})).toEqual(['other'])
  expect(runnersUp({ weedAtMs: AT - 1 })).toEqual([])
  expect(runnersUp({ detail: { scope: { forceIds: ['elsewhere'] } } })).toEqual([])
  expect(runnersUp({ detail: { scope: { forceIds: ['here'] } } })).toEqual(['other'])
  expect(runnersUp({ detail: { restricted: true } })).toEqual([])
})
