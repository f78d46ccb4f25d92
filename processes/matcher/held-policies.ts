import type pg from 'pg'
import type { Logger } from 'pino'
import { entryReader, matchPolicies } from '#lib/matching/feed/listed.ts'
import { findMatchPolicies } from '#lib/matching/feed/queries.ts'

/** The match policies that entries are taken in with. */
export function createHeldPolicies(log: Logger, refuse: (entryId: string, reason: string) => void) {
  let text = ''
  let reader = entryReader()
  const stored = async (db: pg.ClientBase, at: Date) => {
    const policies = await findMatchPolicies(db, at)
    return { policies, isOther: JSON.stringify(policies) !== text }
  }
  return {
    /** As they are stored. */
    get text() {
      return text
    },
    /** Makes entries with them. */
    get reader() {
      return reader
    },
    /** Whether others are in force at `at`. */
    isOutdated: async (db: pg.ClientBase, at: Date): Promise<boolean> => (await stored(db, at)).isOther,
    /** Takes those in force at `at`; whether they are others than before. */
    async read(db: pg.ClientBase, at: Date): Promise<boolean> {
      const { policies, isOther } = await stored(db, at)
      if (!isOther) return false
      text = JSON.stringify(policies)
      const checked = matchPolicies(policies, (reason) => log.error({ reason }, 'a policy is left out'))
      reader = entryReader(checked, refuse)
      return true
    },
  }
}
