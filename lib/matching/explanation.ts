import { z } from 'zod'

export const MATCH_KINDS = ['exact', 'tolerant', 'partial'] as const
export const MatchKind = z.enum(MATCH_KINDS)
export type MatchKind = z.infer<typeof MatchKind>

/** What the policy of list and category makes of a match; `possible` never sounds as High by itself. */
export const Decision = z.enum(['raise', 'possible', 'log', 'drop'])
export type Decision = z.infer<typeof Decision>

/**
 * One step of the comparison: `read` or `entry` is '' where one side lacks the character. `look-alike` is a difference
 * inside a look-alike set (0/O), `tolerated` any other one, `missing` a character the camera lost, `extra` one it saw
 * that is not in the entry, `wildcard` one that a `?` or `*` of the entry stands for.
 */
export const AlignedCharacter = z.object({
  read: z.string().max(2),
  entry: z.string().max(2),
  state: z.enum(['same', 'look-alike', 'tolerated', 'missing', 'extra', 'wildcard']),
})
export type AlignedCharacter = z.infer<typeof AlignedCharacter>

/** Why a match was made. JSON-safe, at most about 2 KB, and free of anything a desk that may see the entry may not. */
export const MatchExplanation = z.object({
  v: z.literal(1),
  kind: MatchKind,
  aligned: z.array(AlignedCharacter).max(48),
  posterior: z.number().min(0).max(1),
  /** Other listed marks the camera may have seen instead, likeliest first; restricted entries never appear here. */
  runnersUp: z.array(z.object({ entryId: z.string(), mark: z.string(), posterior: z.number().min(0).max(1) })).max(5),
  decision: Decision,
  /** Place of the entry in the camera's own candidate list, 1 the best, when that is how it was found. */
  candidateRank: z.number().int().min(1).optional(),
  /** One plain sentence for the operator. */
  sentence: z.string().max(300),
})
export type MatchExplanation = z.infer<typeof MatchExplanation>
