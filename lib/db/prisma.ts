import { PrismaPg } from '@prisma/adapter-pg'
import { type Prisma, PrismaClient } from '#prisma/client/client.ts'
import { processSlot } from '../core/slot.ts'
import { pool } from './pool.ts'

export type Database = PrismaClient

/** The client as a command sees it inside `database().$transaction(async (tx) => …)`. */
export type Transaction = Prisma.TransactionClient

/** As long as the pool lets one statement take: who withdraws an entry while a long file is stored waits for the file. */
export const transactionOptions = { timeout: 15_000 }

/** This process's Prisma client. It shares the process's pool, so that one limit holds for all connections. */
export function database(): Database {
  return processSlot('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool()), transactionOptions }))
}
