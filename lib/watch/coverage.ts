import type { WatchSettings } from './policy.ts'

/** A watch as far as coverage goes; instants in milliseconds. */
export interface WatchSpan {
  /** With those of colleagues on a break for whom it stands in. */
  areaIds: readonly string[]
  untilMs: number | null
  breakFromMs: number | null // of the break that is going on
  lastSeenMs: number // of the person's screens
}

export type GapWhy = 'nobody' | 'silent' | 'break'
export interface Unwatched {
  areaId: string
  fromMs: number
  why: GapWhy
}

/** The last instant at which this watch watched as far as known, and what ended it; null: it goes on. */
function endOf(span: WatchSpan, nowMs: number, graceMs: number): { atMs: number; why: GapWhy | null } {
  const silent = span.lastSeenMs < nowMs - graceMs
  const ends: { atMs: number; why: GapWhy }[] = [
    ...(span.untilMs === null ? [] : [{ atMs: span.untilMs, why: 'nobody' as const }]),
    ...(span.breakFromMs === null ? [] : [{ atMs: span.breakFromMs, why: 'break' as const }]),
    ...(silent && span.untilMs === null ? [{ atMs: span.lastSeenMs, why: 'silent' as const }] : []),
  ]
  return ends.reduce((first, end) => (end.atMs < first.atMs ? end : first), {
    atMs: nowMs,
    why: null,
  } as { atMs: number; why: GapWhy | null })
}

/**
 * The areas that nobody has watched for longer than the policy lets pass, since when and why. One that nobody ever
 * watched is unwatched from now on.
 */
export function unwatched(
  areaIds: readonly string[],
  spans: readonly WatchSpan[],
  nowMs: number,
  { gapAfterSec }: Pick<WatchSettings, 'gapAfterSec'>,
): Unwatched[] {
  const graceMs = gapAfterSec * 1000
  return areaIds.flatMap((areaId) => {
    const ends = spans.filter((span) => span.areaIds.includes(areaId)).map((span) => endOf(span, nowMs, graceMs))
    if (ends.some(({ atMs, why }) => why === null || atMs >= nowMs - graceMs)) return []
    const last = ends.reduce<(typeof ends)[number] | null>(
      (late, end) => (late && late.atMs >= end.atMs ? late : end),
      null,
    )
    return [{ areaId, fromMs: last?.atMs ?? nowMs, why: last?.why ?? 'nobody' }]
  })
}
