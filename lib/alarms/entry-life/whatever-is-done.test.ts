import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bandRank } from '../band.ts'
import { id } from '../testing/house.ts'
import { aNightOfListings } from './testing/listings.ts'

const { alsoListed, follow, fresh, later, matched, newest, now, open, pool, putBack, set, withdraw } =
  await aNightOfListings()

const doing = {
  withdraw,
  putBack,
  expire: (n: number) => set(n, `weed_at = '${now()}'`),
  extend: (n: number) => set(n, 'weed_at = NULL'),
  /** The milder one becomes a Medium and a Low by turns. */
  regrade: (n: number) => set(n, `grade = CASE grade WHEN 'low' THEN 'medium' WHEN 'medium' THEN 'low' ELSE grade END`),
}
const act = fc.record({
  what: fc.constantFrom(...(Object.keys(doing) as (keyof typeof doing)[])),
  to: fc.constantFrom('grave', 'mild'),
  seen: fc.boolean(),
})

it('whatever is done to its entries, it speaks of those that are left, and nothing makes it quieter', async () => {
  let match = 100_000
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(act, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), async (rounds) => {
      await fresh('low')
      const [low, high] = [newest(), 900 + newest()]
      await alsoListed(high, 'high', 'Kidnap', `, category = 'kidnap', warning_signals = '{FI}'`)
      for (const round of rounds) {
        const before = await open(`AB8${low}KDX`)
        for (const { what, to, seen } of round) {
          const n = to === 'grave' ? high : low
          await doing[what](n)
          match += 1
          if (seen) await matched(n, match)
        }
        later(1)
        await follow()
        const after = await open(before.vrm)
        const { rows } = await pool.query<{ id: string; live: boolean; grade: string }>(
          `SELECT id, grade, status = 'live' AND (weed_at IS NULL OR weed_at > $2) AS live FROM hotlist_entry WHERE id = ANY($1)`,
          [after.entryIds, now()],
        )
        const ids = (live: boolean) => rows.flatMap((row) => (row.live === live ? [row.id] : [])).sort()
        expect(after.goneEntryIds.toSorted()).toEqual(ids(false))
        expect(after.withdrawnAt === null).toBe(ids(true).length > 0)
        expect(bandRank(after.band)).toBeLessThanOrEqual(bandRank(before.band))
        if (ids(true).length === 0) continue
        const askedBand = rows.find((row) => row.id === id(low))?.grade
        const grave = ids(true).includes(id(high))
        expect(after).toMatchObject(
          grave
            ? { reason: 'Kidnap', askedBand: 'high', band: 'high', warningSignals: ['FI'] }
            : { reason: 'Wanted on warrant', askedBand, warningSignals: [] },
        )
      }
    }),
    { numRuns: 25 },
  )
}, 60_000)
