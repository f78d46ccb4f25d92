import type { BookedMigration } from './book.ts'

export type MigrationFile = { name: string; checksum: string; sql: string }

/** The database and the folder do not fit together; the message says which migration and what to do. */
export class MigrationError extends Error {
  override name = 'MigrationError'
}

/** The files still to apply, in order of name. Throws MigrationError when what is applied is not what is on disk. */
export function planMigrations(booked: readonly BookedMigration[], files: readonly MigrationFile[]): MigrationFile[] {
  const onDisk = new Map(files.map((file) => [file.name, file]))
  for (const { name, checksum, finished } of booked) {
    const file = onDisk.get(name)
    if (!finished) {
      throw new MigrationError(
        `Migration ${name} was begun but never finished: repair the database by hand or restore a backup, ` +
          `then set finished_at or rolled_back_at in its row of _prisma_migrations`,
      )
    }
    if (!file) {
      throw new MigrationError(
        `The database has migration ${name}, which this version does not know: run the version that applied it or a newer one`,
      )
    }
    if (file.checksum !== checksum) {
      throw new MigrationError(
        `Migration ${name} was changed after it was applied: put the file back as it was and write a new migration`,
      )
    }
  }
  const applied = new Set(booked.map(({ name }) => name))
  return files.filter(({ name }) => !applied.has(name)).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
