import { expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { takeInMatches } from './intake/commands.ts'
import { readEventsSince } from './queries.ts'
import { aMessage, furnish, putEntry, testDeps } from './testing/house.ts'
import { readToldLines } from './told-lines.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)

it('tells as text exactly what those who ask for the lines get, each by the numbers of its own', async () => {
  await furnish(pool)
  await putEntry(pool, 1)
  await putEntry(pool, 2, { action: 'SILENT' })
  for (let n = 0; n < 8; n++) await takeInMatches(deps, [aMessage(n, 1 + (n % 2), n)])
  const lines = await readToldLines(pool, 0, 100)
  const asked = await Promise.all(
    [true, false].map((restricted) => readEventsSince(pool, { since: 0, limit: 100, restricted })),
  )
  // As they come, without the schema: nothing may be in the text that the schema would have left out.
  const read = (texts: (string | null)[]) => texts.flatMap((text) => (text === null ? [] : [JSON.parse(text)]))
  expect([read(lines.map(({ whole }) => whole)), read(lines.map(({ open }) => open))]).toEqual(asked)
  expect(lines.map(({ seq }) => seq)).toEqual(asked[0]?.map(({ seq }) => seq))
  expect(lines.flatMap(({ openSeq }) => openSeq ?? [])).toEqual(asked[1]?.map(({ seq }) => seq))
  expect(asked[1]?.length).toBeLessThan(asked[0]?.length ?? 0)
  expect(await readToldLines(pool, lines[2]?.seq ?? 0, 2)).toEqual(lines.slice(3, 5))
})
