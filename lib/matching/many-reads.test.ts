import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMatcher, type ReadToMatch } from './matcher.ts'
import { entry, read } from './testing/listed.ts'
import { AT_ONCE } from './whole-marks.ts'

/** Of few characters, so that reads are near entries and entries near each other. */
const mark = fc
  .tuple(...[...'LLDDLLL'].map((kind) => fc.constantFrom(...(kind === 'L' ? 'ABDO' : '0138'))))
  .map((characters) => characters.join(''))
const odd = fc.constantFrom('', 'A', 'AB3ODE', '京A12345', 'ABCDEFGHIJKL', '1111111', 'AB30ABDX')
const candidates = fc.array(fc.record({ vrm: fc.oneof(mark, odd), confidence: fc.integer({ min: 60, max: 99 }) }), {
  maxLength: 20,
})
const sent: fc.Arbitrary<ReadToMatch> = fc
  .record({ mark: fc.oneof(mark, odd), confidence: fc.integer({ min: 0, max: 100 }), candidates })
  .map(({ mark, ...more }) => read(mark, more))

test('property: reads matched together find what each finds alone, in their order', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(mark, { maxLength: 60 }),
      fc.array(sent, { maxLength: 2 * AT_ONCE + 5 }),
      (marks, reads) => {
        const matcher = createMatcher()
        for (const text of [...marks, '京A12345', 'AB3?*', 'ABCDEFGHIJKL']) matcher.add(entry(text))
        const told = (of: ReturnType<typeof matcher.matchAll>) => JSON.stringify(of)
        expect(told(matcher.matchAll(reads))).toBe(told(reads.map((one) => matcher.match(one))))
      },
    ),
    { numRuns: 60 },
  )
})

test('a read that finds more than any may leaves room for those beside it', () => {
  const matcher = createMatcher({ tau: 1e-5 })
  const fours = [...'O0DQ'].flatMap((a) =>
    [...'O0DQ'].flatMap((b) => [...'O0DQ'].flatMap((c) => [...'O0DQ'].map((d) => a + b + c + d))),
  )
  for (const four of fours) for (const last of ['B8', '8B', 'BB', '88']) matcher.add(entry(`${four}${last}`))
  matcher.add(entry('XK31PTV'))
  const crowded = Array.from({ length: AT_ONCE - 1 }, () => read('O0DQB8', { confidence: 40 }))
  const all = matcher.matchAll([...crowded, read('XK31PTV')])
  expect(all[0]?.length).toBeGreaterThan(1)
  expect(all.at(-1)?.map((match) => match.mark)).toEqual(['XK31PTV'])
})
