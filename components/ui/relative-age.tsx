'use client'
import { ageWords } from './age.ts'
import { londonTime } from './london.ts'
import { useTicked } from './ticker.ts'

/** How long ago something was, counting up once a second: `0:38`. `since` is ISO 8601. */
export function RelativeAge({ since, className }: { since: string; className?: string }) {
  const from = new Date(since).getTime()
  const words = useTicked((now) => ageWords(now - from))
  return (
    // Server and browser are rarely in the same second; the next tick puts it right.
    <time dateTime={since} title={londonTime(since)} className={className} suppressHydrationWarning>
      {words}
    </time>
  )
}
