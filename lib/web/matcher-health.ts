import { z } from 'zod'

const MatcherAnswer = z.looseObject({
  ok: z.boolean(),
  reasons: z.array(z.string()).default([]),
  index: z.object({ size: z.number().optional(), ageSeconds: z.number().nullable() }).optional(),
  queue: z.object({ waiting: z.number(), limit: z.number() }).optional(),
  outbox: z.object({ waiting: z.number().nullable(), oldestAt: z.string().nullable() }).optional(),
  web: z.string().optional(),
})
export type MatcherHealth = z.infer<typeof MatcherAnswer>

const PATIENCE_MS = 1500

/**
 * What the matcher says of itself at GET /health, also when it says that it is not well; null when it says nothing.
 * `serviceToken` has it tell figures in which covert entries count: for the cleared.
 */
export async function askMatcherHealth(matcherUrl: string, serviceToken?: string): Promise<MatcherHealth | null> {
  try {
    const response = await fetch(`${matcherUrl}/health`, {
      cache: 'no-store',
      headers: serviceToken ? { authorization: `Bearer ${serviceToken}` } : {},
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return MatcherAnswer.parse(await response.json())
  } catch {
    return null
  }
}
