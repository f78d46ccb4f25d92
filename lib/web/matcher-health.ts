import { z } from 'zod'

const MatcherAnswer = z.looseObject({
  ok: z.boolean(),
  reasons: z.array(z.string()).default([]),
  index: z.object({ size: z.number(), ageSeconds: z.number().nullable() }).optional(),
  queue: z.object({ waiting: z.number(), limit: z.number() }).optional(),
  outbox: z.object({ waiting: z.number().nullable(), oldestAt: z.string().nullable() }).optional(),
  web: z.string().optional(),
})
export type MatcherHealth = z.infer<typeof MatcherAnswer>

const PATIENCE_MS = 1500

/** What the matcher says of itself at GET /health, also when it says that it is not well; null when it says nothing. */
export async function askMatcherHealth(matcherUrl: string): Promise<MatcherHealth | null> {
  try {
    const response = await fetch(`${matcherUrl}/health`, {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return MatcherAnswer.parse(await response.json())
  } catch {
    return null
  }
}
