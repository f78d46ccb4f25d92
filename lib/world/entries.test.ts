import { describe, expect, test } from 'vitest'
import { cast } from './cast.ts'
import { worldEntries } from './entries.ts'
import { reasonsByCategory } from './entry-reasons.ts'
import { worldForces } from './forces.ts'
import { worldLists } from './lists.ts'
import { isNeverReal, markAt } from './marks.ts'
import { residentAt } from './traffic.ts'

const startedAt = new Date('2026-11-22T10:00:00Z')
const entries = worldEntries(1, startedAt)
const entryOf = (vrm: string) => entries.find((entry) => entry.vrm === vrm)

describe('entries', () => {
  test('are the same for the same seed and start, and others for another seed', () => {
    expect(worldEntries(1, startedAt)).toEqual(entries)
    const others = new Set(worldEntries(2, startedAt).map((entry) => entry.id))
    expect(entries.some((entry) => others.has(entry.id))).toBe(false)
  })

  test('keep everything but dates when the world starts later', () => {
    const later = worldEntries(1, new Date(startedAt.getTime() + 86_400_000))
    expect(later.map((entry) => [entry.id, entry.vrm, entry.reason])).toEqual(
      entries.map((entry) => [entry.id, entry.vrm, entry.reason]),
    )
  })

  test('are about 120, one for each mark, on lists and in forces that exist, of every category', () => {
    expect(entries.length).toBeGreaterThanOrEqual(115)
    expect(entries.length).toBeLessThanOrEqual(145)
    expect(new Set(entries.map((entry) => entry.vrm)).size).toBe(entries.length)
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length)
    for (const entry of entries) {
      expect(worldLists.map((list) => list.id)).toContain(entry.listId)
      expect(worldForces.map((force) => force.id)).toContain(entry.forceId)
    }
    expect(new Set(entries.map((entry) => entry.category))).toEqual(new Set(Object.keys(reasonsByCategory)))
  })

  test('only covert ones are SILENT, and they alone are on the covert list', () => {
    for (const entry of entries) {
      expect(entry.action === 'SILENT').toBe(entry.category === 'intelligence-silent')
      expect(entry.listId === 'regional-covert').toBe(entry.category === 'intelligence-silent')
    }
  })

  test('no suicidal or vulnerable person is graded low', () => {
    const atRisk = entries.filter((one) => one.category === 'missing-vulnerable' || one.warningSignals.includes('SU'))
    expect(atRisk.length).toBeGreaterThan(0)
    expect(atRisk.filter((one) => one.grade === 'low')).toEqual([])
  })

  test('tell the stories: one withdrawn, one weeded twenty minutes after the start', () => {
    expect(entries.filter((entry) => entry.status === 'withdrawn').map((entry) => entry.vrm)).toEqual(['FP42NNE'])
    expect(entryOf('KT95ABD')?.weedAt?.toISOString()).toBe('2026-11-22T10:20:00.000Z')
    const weeded = entries.filter((entry) => entry.weedAt && entry.weedAt.getTime() < startedAt.getTime() + 3_600_000)
    expect(weeded).toHaveLength(1)
    for (const member of cast) expect(entryOf(member.vehicle.vrm)?.category, member.role).toBe(member.category)
  })
})

describe('marks', () => {
  test.each([
    ['AB84KDX', true],
    ['AB30KDX', true],
    ['AB49KDX', true],
    ['AB99KDX', true],
    ['AB29KDX', false],
    ['AB50KDX', false],
    ['AB79KDX', false],
    ['AB24KDX', false],
    ['AI84KDX', false],
    ['AQ84KDX', false],
    ['AZ84KDX', false],
    ['AB84KIX', false],
    ['AB84KQX', false],
    ['A84KDX', false],
  ])('%s can never be real: %s', (mark, expected) => {
    expect(isNeverReal(mark)).toBe(expected)
  })

  test('nobody in the world bears a real one, and no two bear the same', () => {
    const residents = Array.from({ length: 3_000 }, (_, n) => residentAt(1, n * 33).vehicle.vrm)
    const all = [...residents, ...entries.map((entry) => entry.vrm)]
    expect(all.filter((mark) => !isNeverReal(mark))).toEqual([])
    expect(new Set(all).size).toBe(all.length)
  })

  test('a hundred thousand residents bear a hundred thousand marks', () => {
    expect(new Set(Array.from({ length: 100_000 }, (_, n) => markAt(n))).size).toBe(100_000)
  })
})
