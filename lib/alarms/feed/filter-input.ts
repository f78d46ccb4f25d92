import { z } from 'zod'
import type { FeedFilter } from './filter.ts'

const word = z.string().trim().max(100).optional().catch(undefined)

/** The filter of the feed out of an address; what cannot be read asks for everything. */
export const FeedFilterInput: z.ZodType<FeedFilter> = z.object({
  category: word,
  force: word,
  road: word,
  list: word,
  mark: word,
  weak: z.literal('yes').optional().catch(undefined),
})
