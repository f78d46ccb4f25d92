import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMatcher } from './matcher.ts'
import { entry, read } from './testing/listed.ts'

const signs = [...'ABHM1840WD']
const word = fc.string({ unit: fc.constantFrom(...signs), minLength: 4, maxLength: 7 })
const edit = fc.record({
  at: fc.nat(6),
  sign: fc.constantFrom(...signs),
  how: fc.constantFrom('put', 'change', 'change', 'change', 'drop'),
})
const edits = fc.array(fc.array(edit, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 60 })

function edited(mark: string, changes: readonly { at: number; sign: string; how: string }[]): string {
  const text = [...mark]
  for (const { at, sign, how } of changes)
    text.splice(at % text.length, how === 'put' ? 0 : 1, ...(how === 'drop' && text.length > 2 ? [] : [sign]))
  return text.join('')
}

/** The search's budget is that of a read with average characters of its shape: of this read's own it may be a few times off. */
const MARGIN = 10

test('property: a threshold leaves out what lies below it, and nothing that lies well above', () => {
  let told = 0
  let leftOut = 0
  fc.assert(
    fc.property(
      word,
      edits,
      fc.integer({ min: 70, max: 99 }),
      fc.double({ min: 0.0005, max: 0.02, noNaN: true }),
      (mark, changes, confidence, tau) => {
        const marks = new Set(changes.map((some) => edited(mark, some)))
        marks.delete(mark)
        const loose = createMatcher({ tau: 1e-5 })
        const strict = createMatcher({ tau })
        for (const one of marks) {
          loose.add(entry(one))
          strict.add(entry(one))
        }
        const all = loose.match(read(mark, { confidence }))
        const likely = all.filter(({ posterior }) => posterior >= 0.9 * tau)
        const found = new Set(strict.match(read(mark, { confidence })).map((match) => match.mark))
        for (const one of found) expect(likely.map((match) => match.mark)).toContain(one)
        for (const one of likely) if (one.posterior >= MARGIN * tau) expect(found).toContain(one.mark)
        told += likely.length
        leftOut += all.length - likely.length
      },
    ),
    { numRuns: 250 },
  )
  expect(told).toBeGreaterThan(50)
  expect(leftOut).toBeGreaterThan(50)
})

test.each(['A1', 'B34', 'AB30CDE'])('%s is found as it was read, whatever is asked', (mark) => {
  const matcher = createMatcher({ tau: 0.5 })
  matcher.add(entry(mark))
  expect(matcher.match(read(mark, { confidence: 70 }))).toMatchObject([{ kind: 'exact' }])
})
