import type { RowContext } from '../../files/file-entry.ts'
import type { Detected, FileFormat } from '../../files/file-reader.ts'

/** The tables of one import in the schema staging; its id is a UUID, so they are safe names. */
export function stagingTables(importId: string): { rows: string; diff: string } {
  if (!/^[0-9a-f-]{36}$/.test(importId)) throw new Error(`no import id: ${importId}`)
  const id = importId.replaceAll('-', '')
  return { rows: `staging.rows_${id}`, diff: `staging.diff_${id}` }
}

/** What a file is read as; plain values, so that another thread can be told. */
export interface StagingJob {
  importId: string
  at: Date
  format: FileFormat
  given: Omit<RowContext, 'columns'>
  /** It takes seconds: let everything else go first. */
  long?: boolean
}
export interface Staged {
  rows: number
  refused: number
  bytes: number
  contentHash: Uint8Array
  detected: Detected | undefined
  /** Why the file as a whole cannot be taken. */
  problem: string | undefined
}
/** Told after each piece; throws to give up. */
export type OnProgress = (rows: number, refused: number, bytes: number) => Promise<void> | void
export type StageFile = (
  url: string,
  job: StagingJob,
  source: AsyncIterable<Uint8Array>,
  onProgress: OnProgress,
) => Promise<Staged>
