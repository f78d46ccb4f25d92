import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '#prisma/client/client.ts'
import { createPool } from './pool.ts'

/**
 * A client for work whose statements take minutes, with connections of its own: what people wait for must not be held up
 * by it, and it must not be cut off by their limits.
 */
export function createLongWork(url: string): { db: PrismaClient; close: () => Promise<void> } {
  const pool = createPool(url, { max: 3, name: 'long work', queryTimeoutMs: 15 * 60_000 })
  const db = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    db,
    async close() {
      await db.$disconnect()
      await pool.end()
    },
  }
}
