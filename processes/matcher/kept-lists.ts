import type { Logger } from 'pino'
import { createMatcher, type Matcher } from '#lib/matching/matcher.ts'
import { SnapshotAbout, writingIdentity } from '#lib/matching/snapshot/about.ts'
import { loadSnapshot } from '#lib/matching/snapshot/store.ts'

/**
 * A matcher with the lists as they were written down last, or an empty one when there is nothing that this program can
 * use. Whether they are still those of the database is for the entry feed to find out.
 */
export async function recallLists(
  path: string | undefined,
  log: Logger,
): Promise<{ matcher: Matcher; about?: SnapshotAbout }> {
  if (path === undefined) return { matcher: createMatcher() }
  const begunAt = performance.now()
  try {
    const snapshot = await loadSnapshot(path)
    const about = SnapshotAbout.safeParse(snapshot?.about).data
    if (snapshot && about && about.identity === writingIdentity()) {
      const matcher = createMatcher({}, snapshot)
      const ms = Math.round(performance.now() - begunAt)
      log.info({ entries: matcher.size, asOf: about.asOf, ms }, 'lists recalled from disk')
      return { matcher, about }
    }
    log.info({ path, found: snapshot !== undefined }, 'no lists on disk that this program wrote')
  } catch (error) {
    log.warn({ path, error: (error as Error).message }, 'the lists on disk cannot be read: not used')
  }
  return { matcher: createMatcher() }
}
