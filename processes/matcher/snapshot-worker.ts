import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { entryReader, matchPolicies } from '#lib/matching/feed/listed.ts'
import { findDatabaseIdentity, findLists, findMatchPolicies } from '#lib/matching/feed/queries.ts'
import { createMatcher } from '#lib/matching/matcher.ts'
import { type SnapshotAbout, writingIdentity } from '#lib/matching/snapshot/about.ts'
import { saveSnapshot } from '#lib/matching/snapshot/store.ts'
import { nextTurn } from './breathing.ts'
import { loadList } from './list-loading.ts'
import { readHere } from './list-reading.ts'

/**
 * Writes the lists down as they stand in the database at one moment, on a thread of its own with an index of its own: the
 * matching beside it is never held up, and nothing changes under the writing.
 */
async function write({ url, path }: { url: string; path: string }): Promise<number> {
  const db = new pg.Client({ connectionString: url, application_name: 'matcher snapshot', query_timeout: 60_000 })
  await db.connect()
  try {
    await db.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { ids, at } = await findLists(db)
    const stored = await findMatchPolicies(db, at)
    const reader = entryReader(matchPolicies(stored, () => {}))
    const matcher = createMatcher()
    const refused: string[] = []
    for (const id of ids)
      await loadList(
        matcher,
        { id, at },
        {
          read: readHere(db),
          reader,
          breathe: nextTurn,
          refuse: (entryId) => refused.push(entryId),
        },
      )
    const about: SnapshotAbout = {
      identity: writingIdentity(),
      database: await findDatabaseIdentity(db),
      asOf: at,
      policies: JSON.stringify(stored),
      lists: ids,
      refused,
    }
    await saveSnapshot(path, { ...matcher.snapshot(), about })
    return matcher.size
  } finally {
    await db.end()
  }
}

// Of this thread only, on Linux; elsewhere it may be refused, and no harm.
try {
  setPriority(0, 10)
} catch {}
write(workerData).then((entries) => parentPort?.postMessage({ entries }))
