import type pg from 'pg'

/** As the embedded server is told to keep (`min_wal_size`): a gigabyte in segments of 16 MB. */
const segments = 64

/**
 * Makes the server's log as it is where reads have come in for a day: its segments are used again, not made. On a new
 * server a million entries would also measure how this file system enlarges files, for each commit waits for that.
 * Whether it could: that takes a superuser.
 */
export async function recycleLog(db: pg.Pool): Promise<boolean> {
  try {
    for (let n = 0; n < segments; n++)
      await db.query(`SELECT pg_logical_emit_message(false, 'bench', 'full'), pg_switch_wal()`)
    await db.query('CHECKPOINT')
    return true
  } catch {
    return false
  }
}
