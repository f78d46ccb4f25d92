import type { ReadToMatch } from '../listed-mark.ts'
import type { Match } from '../matcher.ts'
import type { MisreadMemory } from '../misread-memory.ts'

/** A match that a misread keeps from the desk. */
export interface KeptBack {
  entryId: string
  misreadId: string
}

/**
 * Parts the matches of a read into those that are told and those that a misread standing at `atMs` keeps back. A mark
 * that was read exactly as it is listed is always told: no earlier misreading speaks against it.
 */
export function partMatches(
  matches: readonly Match[],
  misreads: MisreadMemory,
  read: ReadToMatch,
  atMs: number,
): { told: Match[]; keptBack: KeptBack[] } {
  const told: Match[] = []
  const keptBack: KeptBack[] = []
  for (const match of matches) {
    const { kind, entryId } = match
    const verdict = kind === 'exact' ? undefined : misreads.suppression(read.mark, entryId, read, atMs)
    if (verdict) keptBack.push({ entryId, misreadId: verdict.verdictId })
    else told.push(match)
  }
  return { told, keptBack }
}
