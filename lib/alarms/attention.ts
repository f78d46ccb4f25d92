import type { Alarm } from './alarm.ts'
import type { DeadlineKind } from './states.ts'

/** What an alarm waited for has come: its escalation is over. */
export const answered = (alarm: Alarm, ...kinds: DeadlineKind[]): Partial<Alarm> =>
  alarm.escalatedFor !== null && kinds.includes(alarm.escalatedFor)
    ? { escalatedTo: null, escalatedFor: null, escalatedAt: null }
    : {}

export const offTheShelf = {
  shelvedAt: null,
  shelvedUntilAt: null,
  shelvedReason: null,
  shelvedByName: null,
} satisfies Partial<Alarm>

/** Back among those that wait for somebody; its clock of acknowledgement starts anew. */
export const waitsAgain = (alarm: Alarm, at: string): Partial<Alarm> => ({
  ...answered(alarm, 'pass'),
  state: 'raised',
  ownerId: null,
  ownerName: null,
  passOffer: null,
  waitingFromAt: at,
})

/** Its time on the shelf is over, or it calls for attention again: it is as if newly raised. */
export const returnsFromShelf = (alarm: Alarm, at: string): Partial<Alarm> => ({
  ...waitsAgain(alarm, at),
  ...offTheShelf,
  decideFromAt: at,
})
