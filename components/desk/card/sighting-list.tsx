import { ageWords } from '#components/ui/age.ts'
import { londonTime } from '#components/ui/london.ts'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { Sighting } from '#lib/alarms/detail.ts'
import { spanWords } from '../words.ts'
import { Part } from './part.tsx'

interface SightingListProps {
  alarm: Alarm
  sightings: readonly Sighting[]
  forces: ReadonlyMap<string, string>
}

/** Where the vehicle was seen, newest first, with the time between. */
export function SightingList({ alarm, sightings, forces }: SightingListProps) {
  const oldest = sightings.at(-1)
  const spanMs = sightings[0] && oldest ? Date.parse(sightings[0].capturedAt) - Date.parse(oldest.capturedAt) : 0
  const crossed = alarm.forceIds.map((id) => forces.get(id) ?? id).join(' → ')
  return (
    <Part
      title="Sightings"
      aside={`${alarm.sightingCount}${spanMs > 0 ? ` in ${spanWords(spanMs)}` : ''} · ${crossed}`}
    >
      <ol className="text-sm">
        {sightings.map((sighting, turn) => {
          const before = sightings[turn + 1]
          const elsewhere = before && before.forceId !== sighting.forceId
          return (
            <li key={sighting.readId} className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] gap-x-2 py-0.5">
              <time dateTime={sighting.capturedAt} className="text-dim">
                {londonTime(sighting.capturedAt)}
              </time>
              <span className="truncate">
                {sighting.cameraName} {sighting.direction}
                {(elsewhere || !before) && (
                  <span className="text-dim"> · {forces.get(sighting.forceId) ?? sighting.forceId}</span>
                )}
                {sighting.clone && (
                  <span
                    title="Speaks for a second vehicle with this mark"
                    className="ml-1.5 rounded-sm border border-caution-line bg-caution-ground px-1 text-[0.6875rem] font-medium text-caution"
                  >
                    CLONE?
                  </span>
                )}
                {sighting.vrm !== alarm.vrm && <span className="font-mark text-dim"> · read {sighting.vrm}</span>}
              </span>
              <span className="text-right text-dim">
                {turn === 0 ? (
                  <>
                    <RelativeAge since={sighting.capturedAt} /> ago
                  </>
                ) : (
                  ''
                )}
                {turn > 0 && sightings[turn - 1]
                  ? `−${ageWords(Date.parse((sightings[turn - 1] as Sighting).capturedAt) - Date.parse(sighting.capturedAt))}`
                  : ''}
              </span>
            </li>
          )
        })}
      </ol>
    </Part>
  )
}
