import { expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { tightFold } from '../../reads/mark/tight-fold.ts'

const { pool } = await testDatabase()

it('folds marks in SQL as it does in memory', async () => {
  const marks = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', '0123456789', 'AB84KDX', 'QO0D1IL8B5S2Z6G']
  const { rows } = await pool.query(
    'SELECT tight_fold(m) AS fold FROM unnest($1::text[]) WITH ORDINALITY AS t(m, n) ORDER BY n',
    [marks],
  )
  expect(rows.map(({ fold }) => fold)).toEqual(marks.map(tightFold))
})
