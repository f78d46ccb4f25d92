import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from './client/client.ts'
import { type FirstAdministrator, seedAdministrator } from './seed/administrator.ts'
import { type DemoAccount, seedPeople } from './seed/people.ts'
import { seedPolicy } from './seed/policy.ts'
import { seedApiToken, seedIngestSource } from './seed/tokens.ts'
import { seedDesks, seedWatchPolicy } from './seed/watch.ts'
import { seedWorld } from './seed/world.ts'

export interface SeedOptions {
  pool: pg.Pool
  now: Date
  /** Whether the demo world and its people are wanted. */
  demo: boolean
  /** Of the demo accounts from now on; null leaves them as they are. */
  password: string | null
  ingestToken: string | null
  apiToken: string | null
  /** Made when nobody is there yet. */
  administrator?: FirstAdministrator | null
  /** The same as the feed's FEED_SEED: which vehicles are listed. */
  worldSeed?: number
}

/**
 * Fills what a start needs, all or nothing; may run at every start. Answers the demo accounts that `password` opens, and
 * whether there is anybody at all who could sign in.
 */
export async function seed(options: SeedOptions): Promise<{ accounts: DemoAccount[]; nobody: boolean }> {
  const { pool, now, demo, password, ingestToken, apiToken, administrator, worldSeed = 1 } = options
  const db = new PrismaClient({ adapter: new PrismaPg(pool) })
  try {
    return await db.$transaction(
      async (tx) => {
        await seedPolicy(tx, now)
        await seedWatchPolicy(tx, now)
        if (ingestToken) await seedIngestSource(tx, ingestToken, now)
        if (apiToken) await seedApiToken(tx, apiToken, now)
        if (administrator) await seedAdministrator(tx, administrator, now)
        if (demo) await seedWorld(tx, worldSeed, now)
        if (demo) await seedDesks(tx)
        const accounts = demo && password ? await seedPeople(tx, password, now) : []
        return { accounts, nobody: (await tx.user.count()) === 0 }
      },
      { timeout: 60_000 },
    )
  } finally {
    await db.$disconnect()
  }
}
