import { londonMinute } from '#components/ui/london.ts'
import { useNow } from '#components/ui/ticker.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { OnwardCamera } from '#lib/cameras/onward.ts'
import { Part } from './part.tsx'
import { useOnward } from './use-onward.ts'

/** The cameras that may read the vehicle next, with the time in which they would: a guess, and said to be one. */
export function WhereNext({ alarm }: { alarm: Alarm }) {
  const onward = useOnward(alarm)
  const now = useNow()
  if (onward.length === 0) return null
  const learnt = onward.some((one) => one.learnt)
  return (
    <Part
      title="Where next"
      aside={learnt ? 'an estimate from where others went' : 'an estimate from the lie of the roads'}
    >
      <ol className="text-sm">
        {onward.map((one) => (
          <li key={one.cameraId} className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] gap-x-2 py-0.5">
            <span className="text-dim">{Math.round(one.share * 100)} %</span>
            <span className="truncate">
              {one.cameraName} {one.direction}
            </span>
            <span className="text-right text-dim">{windowWords(one, now)}</span>
          </li>
        ))}
      </ol>
    </Part>
  )
}

function windowWords({ fromAt, untilAt }: OnwardCamera, now: number): string {
  if (Date.parse(untilAt) < now) return `not read there by ${londonMinute(untilAt)}`
  const from = Date.parse(fromAt) < now ? 'until ' : `${londonMinute(fromAt)}–`
  return `${from}${londonMinute(untilAt)}`
}
