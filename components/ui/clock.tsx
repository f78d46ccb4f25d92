'use client'
import { useEffect } from 'react'
import { londonDay, londonTime, londonZone } from './london.ts'
import { setServerTime, useTicked } from './ticker.ts'

/** The wall clock: 24 hours, on wide screens date and zone, of London, from the server's time. `serverTime` (ISO 8601) sets it at first. */
export function Clock({ serverTime }: { serverTime?: string }) {
  useEffect(() => {
    if (serverTime) setServerTime(serverTime)
  }, [serverTime])
  const time = useTicked(londonTime)
  const day = useTicked((now) => `${londonDay(now)} · ${londonZone(now)}`)
  return (
    <span className="inline-flex items-baseline gap-2 whitespace-nowrap">
      <span className="text-xl font-medium" suppressHydrationWarning>
        {time}
      </span>
      <span className="text-xs text-dim max-2xl:hidden" suppressHydrationWarning>
        {day}
      </span>
    </span>
  )
}
