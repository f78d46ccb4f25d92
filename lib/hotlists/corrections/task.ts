import { z } from 'zod'

export const correctionCauses = ['misread', 'wrong-entry', 'wrong-vehicle', 'entry-withdrawn'] as const
export type CorrectionCause = (typeof correctionCauses)[number]

export const causeWords: Record<CorrectionCause, string> = {
  misread: 'The camera misread another plate',
  'wrong-entry': 'The entry is wrong or no longer right',
  'wrong-vehicle': 'The vehicle is not the one described',
  'entry-withdrawn': 'The entry had gone before the alarm was dealt with',
}

export const resolutions = ['corrected', 'withdrawn', 'confirmed-right', 'not-ours'] as const
export type Resolution = (typeof resolutions)[number]

export const resolutionWords: Record<Resolution, string> = {
  corrected: 'Corrected: the entry was changed',
  withdrawn: 'Withdrawn: the entry is taken off its list',
  'confirmed-right': 'Confirmed right: the entry stays as it is',
  'not-ours': 'Not ours: somebody else must answer',
}

const text = z.string().nullable()

/** What was seen and said, as it was then: the task stands by itself when alarm and entry have moved on. */
export const Evidence = z.object({
  readId: z.string(),
  readMark: z.string(),
  entryMark: z.string(),
  reason: z.string(),
  cameraId: z.string(),
  cameraName: z.string(),
  capturedAt: z.string(),
  confidence: z.number().nullable(),
  read: z.object({ make: text, model: text, colour: text }),
  entry: z.object({ make: text, model: text, colour: text }),
  /** The comparison, character by character, as the matcher explained it. */
  aligned: z.array(z.object({ read: z.string(), entry: z.string(), state: z.string() })),
  verdict: text,
  checks: z.record(z.string(), z.string()),
  note: text,
})
export type Evidence = z.infer<typeof Evidence>

/** What a verification says is wrong: a wrong character is the camera's, a check answered no is the entry's. */
export function causesOf(checks: Readonly<Record<string, string>>): CorrectionCause[] {
  if (checks.characters === 'no') return ['misread']
  return [
    ...(checks.entry === 'no' ? (['wrong-entry'] as const) : []),
    ...(checks.vehicle === 'no' ? (['wrong-vehicle'] as const) : []),
  ]
}

/** The same of outcomes and of reasons for no response. */
export const causeOfCode = (code: string): CorrectionCause | undefined =>
  code === 'misread' || code === 'entry-withdrawn' ? code : undefined
