import { z } from 'zod'

/** Why an item was not taken. `storage-failed` alone may be sent again: the database refused that row this time. */
export const refusalCodes = [
  'not-an-object',
  'bad-json',
  'too-deep',
  'missing-mark',
  'mark-too-long',
  'missing-camera',
  'unknown-camera',
  'missing-time',
  'bad-time',
  'captured-in-future',
  'captured-too-old',
  'bad-confidence',
  'bad-characters',
  'bad-candidates',
  'bad-type',
  'bad-value',
  'storage-failed',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export interface ItemRefusal {
  code: RefusalCode
  message: string
}

export const isRetryable = (code: RefusalCode): boolean => code === 'storage-failed'

/** The answer to a post: every item is counted once. */
export const IngestAnswer = z.object({
  accepted: z.int().describe('Stored now'),
  duplicate: z.int().describe('Stored before'),
  rejected: z.array(
    z.object({
      index: z.int().describe('Place in the post, from 0'),
      code: z.enum(refusalCodes),
      message: z.string(),
    }),
  ),
})
export type IngestAnswer = z.infer<typeof IngestAnswer>

/** The answer when nothing of a request was taken. */
export const RequestRefusal = z.object({ code: z.string(), message: z.string() })
export type RequestRefusal = z.infer<typeof RequestRefusal>
