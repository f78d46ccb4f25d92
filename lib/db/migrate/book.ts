import type pg from 'pg'

/** Prisma's own bookkeeping table, column for column, so that its tools and ours agree on what is applied. */
export const createBook = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id                  varchar(36) PRIMARY KEY,
    checksum            varchar(64) NOT NULL,
    finished_at         timestamptz,
    migration_name      varchar(255) NOT NULL,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`

/** The key under which Prisma's own migrate takes its advisory lock: neither runs while the other does. */
export const migrationLock = 72707369

export type BookedMigration = { name: string; checksum: string; finished: boolean }

/** What the book says is applied or begun, oldest first; migrations marked as rolled back do not count. */
export async function findBooked(client: pg.ClientBase): Promise<BookedMigration[]> {
  const { rows } = await client.query<BookedMigration>(`
    SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
      FROM "_prisma_migrations"
     WHERE rolled_back_at IS NULL
     ORDER BY migration_name, started_at`)
  return rows
}
