import { z } from 'zod'
import type { Result } from '../../core/result.ts'

const id = z.string().min(1).max(80)
const share = z.number().min(0).max(1)

/** What people say of a list; its entries come by files, feeds and hand. */
const kept = {
  name: z.string().trim().min(3, 'give the list a name').max(100),
  source: z.string().trim().min(2, 'say where its entries come from').max(200),
  forceId: id,
  owner: z.string().trim().min(2, 'somebody must answer for the list').max(100),
  contact: z.string().trim().min(3, 'say how its owner is reached').max(200),
  expectedRefreshHours: z.int().min(1).max(8_760),
  /** The share of the list that a replacement may withdraw unasked. */
  guardShare: share,
  /** Category of rows that name none; null: the file must say. */
  category: z.string().max(100).nullable(),
  match: z.strictObject({
    /** Nothing on it is worth more; null: what category and read say. */
    most: z.enum(['possible', 'log']).nullable(),
    /** A tolerated read raises an alarm from this probability, and a possible one from that; null: as the category says. */
    raiseAt: share.nullable(),
    possibleAt: share.nullable(),
  }),
}

export const MakeList = z.strictObject({ ...kept, covert: z.boolean() })
export const ChangeList = z.strictObject({ hotlistId: id, version: z.int(), ...kept })
export const ArchiveList = z.strictObject({ hotlistId: id, reason: z.string().trim().min(3).max(500) })
export const OneList = z.strictObject({ hotlistId: id })

export type KeptList = Omit<z.output<typeof MakeList>, 'covert'>

/** Shown once: the database holds its SHA-256 alone. */
export interface MadeToken {
  token: string
}

type Act<S extends z.ZodType, T> = (input: z.input<S>) => Promise<Result<T>>

/** Given to components as a prop so that they never import the server. */
export interface ListActions {
  make: Act<typeof MakeList, { hotlistId: string }>
  change: Act<typeof ChangeList, null>
  archive: Act<typeof ArchiveList, null>
  makeToken: Act<typeof OneList, MadeToken>
  revokeToken: Act<typeof OneList, null>
}
