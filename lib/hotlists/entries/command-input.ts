import { z } from 'zod'
import type { Result } from '../../core/result.ts'
import { EntryFields } from './entry-fields.ts'

const Why = z.string().trim().min(3, 'say why in a few words').max(500)
const words = z
  .string()
  .trim()
  .max(1000)
  .nullable()
  .transform((value) => value || null)

export const ClaimsInput = z.strictObject({
  justification: words,
  emergency: z.boolean(),
  overrideReason: words,
  askOverride: z.boolean(),
})

export const EnterEntry = z.strictObject({
  fields: EntryFields,
  claims: ClaimsInput,
  /** Of a category whose reports must be confirmed: this one is. */
  confirmed: z.boolean(),
})

export const EditEntry = z.strictObject({
  entryId: z.uuid(),
  version: z.int().positive(),
  fields: EntryFields,
  claims: ClaimsInput,
  why: Why,
})

export const reviewActs = ['still-wanted', 'extend', 'confirm'] as const
export const ReviewEntry = z.strictObject({
  entryId: z.uuid(),
  version: z.int().positive(),
  act: z.enum(reviewActs),
  weedAt: z.iso.datetime({ offset: true }).optional(),
  note: Why,
})

export const DecideAuthorisation = z.strictObject({
  authorisationId: z.uuid(),
  grant: z.boolean(),
  note: Why,
})

/** Every High that a revision's file brought, by one justification. */
export const AuthoriseFile = z.strictObject({
  hotlistId: z.string().min(1).max(100),
  /** As this person counts the list's revisions. */
  revision: z.int().positive(),
  note: z.string().trim().min(10, 'say why life is at risk').max(500),
})
export const TrustSource = z.strictObject({
  hotlistId: z.string().min(1).max(100),
  authorisedAtSource: z.boolean(),
  reason: Why,
})

export type EntryAnswer = Result<{ entryId: string; status: 'live' | 'pending' }>

/** Given to components as props, so that they never import the server. */
export interface EntryActions {
  enter(input: z.input<typeof EnterEntry>): Promise<EntryAnswer>
  edit(input: z.input<typeof EditEntry>): Promise<EntryAnswer>
  review(input: z.input<typeof ReviewEntry>): Promise<Result<null>>
  decide(input: z.input<typeof DecideAuthorisation>): Promise<Result<null>>
}
export type AuthoriseFileAction = (input: z.input<typeof AuthoriseFile>) => Promise<Result<{ authorised: number }>>
export type TrustSourceAction = (input: z.input<typeof TrustSource>) => Promise<Result<null>>
