import { z } from 'zod'
import type { Result } from '../core/result.ts'

const Id = z.string().min(1).max(64)
export const soundStates = ['ok', 'off', 'unchecked'] as const

export const LogOn = z.strictObject({
  deskId: Id,
  areaIds: z.array(Id).min(1).max(64),
  soundState: z.enum(soundStates),
})
export const LogOff = z.strictObject({})
/** `coverId` is the watch that stands in; without one the person must say that areas may be left unwatched. */
export const TakeBreak = z.strictObject({ coverId: z.uuid().nullable(), leaveUnwatched: z.boolean() })
export const EndBreak = z.strictObject({})
export const SeeTakenBack = z.strictObject({})
export const PrepareHandover = z.strictObject({ toId: Id, note: z.string().trim().max(2000) })
export const TakeBackHandover = z.strictObject({ handoverId: z.uuid() })
export const AcceptItem = z.strictObject({ itemId: z.uuid() })

type Act<I> = (input: I) => Promise<Result<unknown>>
/** What the screens of watch-keeping are handed. */
export interface WatchActions {
  logOn: Act<z.input<typeof LogOn>>
  logOff: Act<z.input<typeof LogOff>>
  takeBreak: Act<z.input<typeof TakeBreak>>
  endBreak: Act<z.input<typeof EndBreak>>
  seeTakenBack: Act<z.input<typeof SeeTakenBack>>
}
export interface HandoverActions {
  prepare: Act<z.input<typeof PrepareHandover>>
  takeBack: Act<z.input<typeof TakeBackHandover>>
  accept: Act<z.input<typeof AcceptItem>>
  logOff: Act<z.input<typeof LogOff>>
}
