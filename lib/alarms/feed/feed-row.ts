import { z } from 'zod'
import { Instant } from '../alarm.ts'
import { matchKinds } from '../states.ts'

/** A line of the feed as screens and files have it. */
export const FeedRow = z.object({
  id: z.string(), // of the match
  seq: z.int().nullable(), // order of commit; null for SILENT entries, of which no gap may tell
  restricted: z.boolean(),
  takenAt: Instant,
  capturedAt: Instant,
  readId: z.string(),
  vrm: z.string(), // as read
  entryId: z.string(),
  entryVrm: z.string(),
  hotlistId: z.string(),
  hotlistName: z.string(),
  category: z.string(),
  categoryName: z.string(),
  reason: z.string(),
  make: z.string().nullable(),
  model: z.string().nullable(),
  colour: z.string().nullable(),
  cameraName: z.string(),
  road: z.string(),
  direction: z.string(),
  forceId: z.string(),
  forceName: z.string(),
  kind: z.enum(matchKinds),
  posterior: z.number(),
})
export type FeedRow = z.infer<typeof FeedRow>

/** What the hub and a screen of the feed tell each other. Rows of SILENT entries never go this way. */
export const feedNamespace = '/feed'
export interface WebToFeed {
  'feed:rows': (rows: FeedRow[]) => void
  /** More was missed than is worth sending: load the page again. */
  'feed:behind': () => void
}
