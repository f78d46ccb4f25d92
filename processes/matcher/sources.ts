import { timingSafeEqual } from 'node:crypto'
import type pg from 'pg'
import type { Clock } from '#lib/core/clock.ts'
import { sha256 } from '#lib/core/hash.ts'
import { findSources, type KnownSource } from '#lib/reads/queries.ts'

const freshForMs = 5000
const askAgainMs = 1000

/** Who may post, by bearer token. Held for five seconds; a token nobody has makes it ask again, once a second at most. */
export function createSources(pool: pg.Pool, clock: Clock) {
  let sources: KnownSource[] = []
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  const ask = () => {
    asking ??= findSources(pool)
      .then((found) => {
        sources = found
        askedAt = clock().getTime()
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }
  const ageMs = () => clock().getTime() - askedAt

  const find = (token: string): KnownSource | undefined => {
    const given = sha256(token)
    let found: KnownSource | undefined
    for (const source of sources) if (timingSafeEqual(source.tokenHash, given)) found = source
    return found
  }

  /** The source with this token. Rejects when the database has never answered who there is. */
  return async (token: string): Promise<KnownSource | undefined> => {
    const known = find(token)
    if (known && ageMs() < freshForMs) return known
    if (!known && ageMs() < askAgainMs) return undefined
    try {
      await ask()
    } catch (error) {
      // While the database is away the known ones stay known: their reads are refused as unavailable, not as strangers'.
      if (known) return known
      throw error
    }
    return find(token)
  }
}
export type FindSource = ReturnType<typeof createSources>
