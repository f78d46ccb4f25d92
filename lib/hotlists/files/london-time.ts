const HOUR_MS = 3_600_000

/** 01:00 UTC on the last Sunday of a month: when the clocks of the United Kingdom change. */
function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0))
  return Date.UTC(year, month, last.getUTCDate() - last.getUTCDay(), 1)
}

export type LondonInstant = { ms: number } | { problem: 'no such time' | 'twice' }

/**
 * The instant of a wall-clock time in London. One hour in spring does not exist there and one in autumn comes twice:
 * nobody can know which was meant. The rule is that of the Summer Time Order 2002.
 */
export function londonInstant(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): LondonInstant {
  const wall = Date.UTC(year, month - 1, day, hour, minute, second)
  const begins = lastSunday(year, 2)
  const ends = lastSunday(year, 9)
  if (wall >= begins && wall < begins + HOUR_MS) return { problem: 'no such time' }
  if (wall >= ends && wall < ends + HOUR_MS) return { problem: 'twice' }
  return { ms: wall >= begins + HOUR_MS && wall < ends ? wall - HOUR_MS : wall }
}
