import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { takeInMatches } from '../intake/commands.ts'
import { aMessage, atSecond, furnish, putEntry, testDeps } from '../testing/house.ts'
import { findAlarms } from './queries.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)

beforeAll(async () => {
  await furnish(pool)
  await putEntry(pool, 1)
  await putEntry(pool, 2, { action: 'SILENT' })
  await putEntry(pool, 3)
  await takeInMatches(
    deps,
    [1, 2, 3].map((n) => aMessage(n, n, n)),
  )
})

const found = async (mark: string, text: string, more: { restricted?: boolean; closedSince?: Date } = {}) => {
  const given = { restricted: false, closedSince: new Date(atSecond(0)), limit: 8, ...more }
  return (await findAlarms(pool, { mark, text, ...given })).map(({ vrm }) => vrm)
}

it.each([
  ['a part of a mark', '81K', '81k', ['AB81KDX']],
  ['a reason', '', 'warrant', ['AB83KDX', 'AB81KDX']],
  ['signs of LIKE as themselves', '', '%', []],
  ['nothing of what is not there', 'ZZ', 'zz', []],
])('finds by %s', async (_, mark, text, marks) => expect((await found(mark, text)).sort()).toEqual(marks.toSorted()))

it('shows an alarm of a SILENT entry to the cleared only', async () => {
  expect(await found('82KDX', '82kdx')).toEqual([])
  expect(await found('82KDX', '82kdx', { restricted: true })).toEqual(['AB82KDX'])
})
