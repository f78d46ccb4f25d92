import { timingSafeEqual } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type pg from 'pg'
import type { Clock } from '#lib/core/clock.ts'
import { sha256 } from '#lib/core/hash.ts'
import { findSources, type KnownSource } from '#lib/reads/queries.ts'

const freshForMs = 5000
const askAgainMs = 1000
/** A question that takes longer is not waited for by those who are known: a database that stands still answers after 15 s. */
const patienceMs = 1000

/** Who may post, by bearer token. Held for five seconds; a token nobody has makes it ask again, once a second at most. */
export function createSources(pool: pg.Pool, clock: Clock, wait = patiently) {
  let sources: KnownSource[] = []
  let askedAt = Number.NEGATIVE_INFINITY
  /** The question under way, and what ends when it has taken longer than anybody known waits for it. */
  let asking: { answer: Promise<void>; patience: Promise<unknown> } | undefined

  const ask = () => {
    asking ??= {
      patience: wait(patienceMs),
      answer: findSources(pool)
        .then((found) => {
          sources = found
          askedAt = clock().getTime()
        })
        .finally(() => {
          asking = undefined
        }),
    }
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
    const { answer, patience } = ask()
    if (!known) {
      await answer
      return find(token)
    }
    // While the database is away or stands still the known ones stay known: their reads are refused as unavailable or for a
    // full queue, at once, and not as strangers'.
    const answered = await Promise.race([answer.then(told, notTold), patience.then(notTold)])
    return answered ? find(token) : known
  }
}

/** Keeps no process from ending. */
const patiently = (ms: number): Promise<unknown> => setTimeout(ms, undefined, { ref: false })
const told = () => true
const notTold = () => false
export type FindSource = ReturnType<typeof createSources>
