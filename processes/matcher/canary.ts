import type pg from 'pg'
import { canaryEntryId, canaryListed, canaryMark, canaryPlace, canarySource } from '#lib/matching/canary/canary.ts'
import { matchMessage, readToMatch } from '#lib/matching/intake/match-message.ts'
import { storeCanary } from '#lib/matching/intake/store.ts'
import type { Match } from '#lib/matching/match.ts'
import type { Matcher } from '#lib/matching/matcher.ts'
import type { KnownCamera } from '#lib/reads/queries.ts'
import type { AcceptedRead } from '#lib/reads/read.ts'
import type { ItemRefusal } from '#lib/reads/refusal.ts'

/** Lists the canary's mark beside the real ones, in the same index. */
export function listCanary(matcher: Matcher): void {
  matcher.replaceList(canaryListed.listId, [canaryListed]).finish()
}

export const isCanary = ({ sourceId }: Pick<AcceptedRead, 'sourceId'>): boolean => sourceId === canarySource

/** The canary's camera is known to the canary's sender only. */
export const canaryCameraFor = (sourceId: string, id: string): KnownCamera | undefined =>
  sourceId === canarySource && id === canaryPlace.id ? canaryPlace : undefined

/** The service token sends canaries and nothing else: what it holds is no camera's. */
export const refusalOf = (read: AcceptedRead): ItemRefusal | undefined =>
  isCanary(read) && (read.vrm !== canaryMark || read.cameraId !== canaryPlace.id)
    ? { code: 'unknown-camera', message: 'the service token sends canaries only' }
    : undefined

/** A vehicle's read never matches the canary, however badly it was read. */
export const ofVehicles = (matches: readonly Match[]): Match[] =>
  matches.filter(({ entryId }) => entryId !== canaryEntryId)

/**
 * Matches and stores one canary as a read is, and tells it to the outbox. Throws when its entry is not found: an index
 * that has lost it is a fault, and the canary is then missed.
 */
export async function commitCanary(pool: pg.Pool, matcher: Matcher, read: AcceptedRead, atMs: number): Promise<void> {
  const match = matcher.match(readToMatch(read, [])).find(({ entryId }) => entryId === canaryEntryId)
  if (!match) throw new Error('the index does not find the canary')
  await storeCanary(pool, read, matchMessage(read, match, atMs))
}
