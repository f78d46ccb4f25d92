import type { Staged, StagingJob } from '../staging/staged.ts'

export interface ThreadData {
  url: string
  job: StagingJob
}
/** To the thread: a piece of the file, or its end. */
export type ToThread = { piece: Uint8Array } | 'end'
/** From the thread: a piece was taken, with what was found so far; or all is done. */
export type FromThread = { taken: [rows: number, refused: number, bytes: number] } | { staged: Staged }
