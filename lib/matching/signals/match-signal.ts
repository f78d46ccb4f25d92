import { z } from 'zod'

const v = z.literal(1)

/** What is remarkable about a match beside its mark, as it travels and is kept: JSON, some 300 bytes at most. */
export const MatchSignal = z.discriminatedUnion('kind', [
  z.object({
    v,
    kind: z.literal('impossible-journey'),
    mph: z.int().min(0), // at least, after what clocks and positions may be out
    distanceM: z.int().min(0), // great circle
    elapsedMs: z.int().min(0),
    /** The sighting at the other end, earlier or later than this one; the flag is on both. */
    other: z.object({ readId: z.uuid(), cameraId: z.string().max(128), capturedAt: z.iso.datetime({ offset: true }) }),
  }),
  z.object({
    v,
    kind: z.literal('description-conflict'),
    fields: z
      .array(
        z.object({ of: z.enum(['make', 'model', 'colour']), seen: z.string().max(60), listed: z.string().max(60) }),
      )
      .min(1)
      .max(3),
  }),
  z.object({ v, kind: z.literal('repeated'), count: z.int().min(2), withinMin: z.int().min(1) }),
  z.object({ v, kind: z.literal('cold'), days: z.int().min(1) }),
])
export type MatchSignal = z.infer<typeof MatchSignal>

/** Those that this version knows: a newer matcher's signal must never cost the match it came with. */
export function knownSignals(signals: readonly unknown[]): MatchSignal[] {
  return signals.flatMap((signal) => {
    const parsed = MatchSignal.safeParse(signal)
    return parsed.success ? [parsed.data] : []
  })
}
