import { done, type Result, refuse } from '#lib/core/result.ts'

export const periodNames = {
  hour: 'Last hour',
  today: 'Today',
  day: 'Last 24 hours',
  week: 'Last 7 days',
  custom: 'Custom',
} as const
export type PeriodName = keyof typeof periodNames

export interface Period {
  name: PeriodName
  from: Date
  until: Date // not included
}

const HOUR_MS = 3_600_000
const rolling: Partial<Record<string, number>> = { hour: HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS }
/** A custom period no longer than this, so that one question cannot keep the database from the desks. */
const longestMs = 366 * 24 * HOUR_MS

const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** `2026-11-22T21:00` as clocks in London show it: what a datetime-local field holds. */
export const londonWall = (at: Date): string => wallClock.format(at).slice(0, 16).replace(' ', 'T')

const offsetMs = (at: number) => Date.parse(`${wallClock.format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000

/**
 * The instant at which London's clocks show `2026-11-22T21:00`, or undefined for what is no such time. In the hour that
 * autumn has twice it is the first; in the one that spring lacks, an hour later.
 */
export function fromLondonWall(wall: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall)) return undefined
  const asUtc = Date.parse(`${wall}:00Z`)
  if (Number.isNaN(asUtc) || !new Date(asUtc).toISOString().startsWith(wall)) return undefined
  const summer = asUtc - HOUR_MS
  return new Date(offsetMs(summer) === HOUR_MS ? summer : asUtc)
}

/** The period that a page's query asks for; without one, today so far in London. */
export function periodOf(query: { period?: string; from?: string; until?: string }, now: Date): Result<Period> {
  const name = query.period ?? 'today'
  const rollingMs = rolling[name]
  if (rollingMs) return done({ name: name as PeriodName, from: new Date(now.getTime() - rollingMs), until: now })
  if (name === 'today') {
    const midnight = fromLondonWall(`${londonWall(now).slice(0, 10)}T00:00`) as Date
    return done({ name, from: midnight, until: now })
  }
  if (name !== 'custom') return refuse('invalid', 'There is no such period')
  const [from, until] = [fromLondonWall(query.from ?? ''), fromLondonWall(query.until ?? '')]
  if (!from || !until) return refuse('invalid', 'Give the start and the end of the period as date and time')
  if (from >= until) return refuse('invalid', 'The period must end after it starts')
  if (until.getTime() - from.getTime() > longestMs) return refuse('invalid', 'Ask for a year at most')
  return done({ name, from, until })
}
