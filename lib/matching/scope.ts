import type { EntryScope, ReadToMatch } from './listed-mark.ts'

const LONDON = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** Whether an entry counts for a read taken there and then; hours and days are those of London clocks. */
export function inScope(scope: EntryScope | undefined, read: ReadToMatch): boolean {
  if (scope === undefined) return true
  const { forceIds, areaIds, fromMs, untilMs, hours } = scope
  if (forceIds && !(read.forceId !== undefined && forceIds.includes(read.forceId))) return false
  if (areaIds && !read.areaIds?.some((areaId) => areaIds.includes(areaId))) return false
  if (fromMs !== undefined && read.capturedAtMs < fromMs) return false
  if (untilMs !== undefined && read.capturedAtMs >= untilMs) return false
  return hours === undefined || (Number.isFinite(read.capturedAtMs) && inHours(hours, read.capturedAtMs))
}

function inHours({ fromMinute, toMinute, days }: NonNullable<EntryScope['hours']>, atMs: number): boolean {
  const parts = new Map(LONDON.formatToParts(atMs).map(({ type, value }) => [type, value]))
  const minute = Number(parts.get('hour')) * 60 + Number(parts.get('minute'))
  const today = DAYS.indexOf(parts.get('weekday') ?? '')
  // From a time to the same time is all day, not never.
  if (fromMinute === toMinute) return on(days, today)
  if (fromMinute < toMinute) return minute >= fromMinute && minute < toMinute && on(days, today)
  // A window over midnight belongs to the day it began on.
  if (minute >= fromMinute) return on(days, today)
  return minute < toMinute && on(days, (today + 6) % 7)
}

const on = (days: readonly number[] | undefined, day: number): boolean => days === undefined || days.includes(day)
