/** Time is a parameter everywhere; only composition roots hand out the real clock. */
export type Clock = () => Date
export const systemClock: Clock = () => new Date()
