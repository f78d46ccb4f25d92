import { z } from 'zod'
import { sha256 } from '#lib/core/hash.ts'
import { normalisePattern } from '#lib/reads/mark/normalise.ts'
import { costTable } from '../costs/cost-table.ts'
import { ListedEntries } from '../entries/listed-entries.ts'
import { takeSnapshot } from './snapshot.ts'

/** What the matcher process writes down with its lists, to know at the next start whether they may be used. */
export const SnapshotAbout = z.object({
  /** `writingIdentity()` of the program that wrote it. */
  identity: z.string(),
  database: z.string(),
  /** The database's time at which the lists were as written. */
  asOf: z.coerce.date(),
  /** The match policies the entries were taken in with, as stored. */
  policies: z.string(),
  lists: z.array(z.string()),
  /** Entries the matcher would not take. */
  refused: z.array(z.string()),
})
export type SnapshotAbout = z.infer<typeof SnapshotAbout>

const samples = ['AB30CDE', 'lb o7 seo', 'A123 BCD', 'АВ35 СОЕ', 'J1T7463', 'XK3?C*', 'Q1OO AAA', '京A12345', '12345']

/**
 * A sum of what this program writes of a few entries, with its cost table: spelling, hashing, packing and layout are in it,
 * so that a snapshot of a program that does one of them otherwise is not taken.
 */
export function writingIdentity(): string {
  const costs = costTable()
  const listed = new ListedEntries(costs, 0.001)
  const revision = listed.revisions.current('identity')
  samples.forEach((mark, i) => {
    const entryId = `00000000-0000-4000-8000-00000000000${i}`
    listed.insert({ entryId, listId: 'identity', mark: normalisePattern(mark) }, revision)
  })
  const { header, parts } = takeSnapshot(listed)
  const bytes = [...parts, costs.substitution, costs.lost, costs.invented].map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  )
  return sha256(Buffer.concat([Buffer.from(JSON.stringify(header)), ...bytes])).toString('hex')
}
