import type { Alarm } from '../alarms/alarm.ts'

/** An alarm as it goes back to the queue without its owner; the clock of acknowledgement begins anew. */
export const backToQueue = (at: string): Partial<Alarm> => ({
  state: 'raised',
  ownerId: null,
  ownerName: null,
  passOffer: null,
  waitingFromAt: at,
  escalatedTo: null,
  escalatedFor: null,
  escalatedAt: null,
  undoable: null,
})
