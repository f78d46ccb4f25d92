import { z } from 'zod'
import type { Result } from '../../core/result.ts'

/** Days that a note lasts at most (policy): whoever still needs it says so again. */
export const longestNoteDays = 180

const part = z.string().trim().max(40).optional()

export const MakeNote = z.strictObject({
  mark: z.string().trim().min(2).max(16),
  make: part,
  model: part,
  colour: part,
  words: z.string().trim().min(10, 'say what happened and what to check').max(400),
  days: z.int().min(1).max(longestNoteDays),
})

export const EndNote = z.strictObject({
  noteId: z.uuid(),
  reason: z.string().trim().min(3, 'say why in a few words').max(500),
})

/** Given to components as props so that they never import the server. */
export type MakeNoteAction = (input: z.input<typeof MakeNote>) => Promise<Result<{ noteId: string }>>
export type EndNoteAction = (input: z.input<typeof EndNote>) => Promise<Result<{ endedAt: Date }>>
