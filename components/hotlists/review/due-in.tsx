'use client'
import { useNow } from '#components/ui/ticker.ts'

const MINUTE_MS = 60_000
/** The page's clock moves once a second, and is that much behind at worst: what is due in 15 minutes is not due in 16. */
const CLOCK_STEP = 1 / 60

/** `in 14 min`, `in 3 days`, `2 min overdue`. */
export function dueWords(dueMs: number, nowMs: number): string {
  const late = dueMs <= nowMs
  const minutes = Math.abs(dueMs - nowMs) / MINUTE_MS
  const amount =
    minutes < 60
      ? `${Math.max(1, Math.ceil(minutes - CLOCK_STEP))} min`
      : minutes < 48 * 60
        ? `${Math.floor(minutes / 60)} h`
        : `${Math.floor(minutes / 1440)} days`
  return late ? `${amount} overdue` : `in ${amount}`
}

/** How long until something is due, counting down; `at` is ISO 8601. */
export function DueIn({ at }: { at: string }) {
  const now = useNow()
  const due = Date.parse(at)
  return (
    <time dateTime={at} className={due <= now ? 'font-semibold text-danger' : undefined} suppressHydrationWarning>
      {dueWords(due, now)}
    </time>
  )
}
