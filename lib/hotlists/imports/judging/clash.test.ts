import fc from 'fast-check'
import { expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { coherenceOf } from '../../coherence.ts'
import { clashes } from './clash.sql.ts'

const { pool } = await testDatabase()

it('the database finds the clashes that coherenceOf finds', async () => {
  const judged = fc.record({
    grade: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
    category: fc.constantFrom('missing', 'missing-vulnerable', 'threat-to-life', 'kidnap', 'stolen', 'firearms'),
    action: fc.constantFrom('STOP', 'seen', 'SILENT'),
    warningSignals: fc.uniqueArray(fc.constantFrom('SU', 'MN', 'AT', 'FI', 'XP', 'VI', 'WE', 'ES', 'DR'), {
      maxLength: 3,
    }),
  })
  const entries = fc.sample(judged, 3000)
  const { rows } = await pool.query<{ n: number }>(
    `SELECT (s.n)::int AS n FROM (
       SELECT n, e ->> 'grade' AS grade, e ->> 'category' AS category, e ->> 'action' AS action,
         ARRAY(SELECT jsonb_array_elements_text(e -> 'warningSignals')) AS warning_signals
       FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS all_of_them (e, n)) s
     WHERE ${clashes('s')} ORDER BY 1`,
    [JSON.stringify(entries)],
  )
  const expected = entries.flatMap((entry, at) =>
    coherenceOf(entry).some(({ consequence }) => consequence === 'override') ? [at + 1] : [],
  )
  expect(expected.length).toBeGreaterThan(100)
  expect(rows.map(({ n }) => n)).toEqual(expected)
})
