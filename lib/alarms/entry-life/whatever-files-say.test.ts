import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Band, bandRank, worstBand } from '../band.ts'
import { aNightOfFiles } from './testing/files.ts'

const { again, another, follow, later, list, listed, seen } = await aNightOfFiles()

const row = fc.record({
  category: fc.constantFrom('wanted', 'kidnap', 'drugs'),
  grade: fc.constantFrom('high', 'medium', 'low'),
  ref: fc.constantFrom('', '', 'R 1'),
})
const file = fc.record({ rows: fc.array(row, { maxLength: 2 }), saw: fc.boolean(), looked: fc.boolean() })

it('whatever files say, an alarm is withdrawn if and only if its list has the vehicle no more, and never made quieter', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 5 }), async (night) => {
      await another()
      for (const [i, { rows, saw, looked }] of night.entries()) {
        const before = await again()
        await list(rows)
        if (saw) await seen()
        later(1)
        if (!looked && i < night.length - 1) continue
        await follow()
        const [after, live] = [await again(), await listed()]
        expect(after.withdrawnAt === null).toBe(live.length > 0)
        expect(bandRank(after.band)).toBeLessThanOrEqual(bandRank(before.band))
        const counting = live.filter(({ id }) => after.entryIds.includes(id))
        expect(after.goneEntryIds.toSorted()).toEqual(
          after.entryIds.filter((id) => counting.every((one) => one.id !== id)).toSorted(),
        )
        if (counting.length > 0) {
          const asked = counting.map(({ grade }) => grade as Band).reduce(worstBand)
          expect(after.askedBand).toBe(asked)
          expect(bandRank(after.band)).toBeLessThanOrEqual(bandRank(asked))
        }
        expect(await follow()).toEqual({ changed: 0, restored: 0, withdrawn: 0 })
      }
    }),
    { numRuns: 15 },
  )
}, 60_000)
