import type { ListedEntries } from './listed-entries.ts'

export interface ListTally {
  entries: number
  /** Of the first and the last 32 bits of every id, modulo `TALLY_MODULUS`. */
  sum: number
}

export const TALLY_MODULUS = 2 ** 48

/** Live entries of each list that has any. Ids that are no UUIDs are counted and add nothing. */
export function tallyOf({ rows, revisions }: ListedEntries): Map<string, ListTally> {
  const byRevision: ListTally[] = []
  const { words } = rows.ids
  for (let row = 1; row <= rows.rows; row++) {
    const revision = rows.revision(row)
    if (revision === 0 || !revisions.isLive(revision)) continue
    byRevision[revision] ??= { entries: 0, sum: 0 }
    const tally = byRevision[revision]
    tally.entries++
    if (rows.ids.texts.get(row) === undefined)
      tally.sum = (tally.sum + (words.get(row, 0) >>> 0) + (words.get(row, 3) >>> 0)) % TALLY_MODULUS
  }
  return new Map(byRevision.flatMap((tally, revision) => (tally ? [[revisions.listId(revision), tally]] : [])))
}
