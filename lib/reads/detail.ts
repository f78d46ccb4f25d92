import { cleanJson } from './clean-text.ts'
import { Read } from './read.ts'

/** An engine's list is best first, and beyond the twentieth place nothing was ever the true mark. */
export const candidatesKept = 20
const otherLimit = 4096

const known = new Set(Object.keys(Read.shape))

/**
 * What a read carries beside its columns, as JSON for jsonb: `characters`, `candidates`, and under `other` the fields
 * nobody here knows. `truncated` says that something was dropped: candidates past the 20th, or more than 4,096
 * characters of unknown fields. Null when there is nothing.
 */
export function detailOf(sent: Read): string | null {
  const detail: Record<string, unknown> = {}
  if (sent.characters?.length) detail.characters = sent.characters
  if (sent.candidates?.length) detail.candidates = sent.candidates.slice(0, candidatesKept)
  let truncated = (sent.candidates?.length ?? 0) > candidatesKept
  const names = Object.keys(sent).filter((name) => !known.has(name))
  if (names.length > 0) {
    const other = Object.fromEntries(names.map((name) => [name, sent[name]]))
    if (JSON.stringify(other).length <= otherLimit) detail.other = other
    else truncated = true
  }
  if (truncated) detail.truncated = true
  for (const _ in detail) return cleanJson(detail)
  return null
}
