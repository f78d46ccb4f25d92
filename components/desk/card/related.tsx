import { useEffect, useState } from 'react'
import { BandMark } from '#components/band/band-mark.tsx'
import { fetchPatiently } from '#components/ui/fetch-patiently.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { RelatedAlarm } from '#lib/alarms/related/related.ts'
import { relationNames } from '#lib/alarms/related/relation.ts'
import { displayMark } from '#lib/reads/mark/format.ts'
import { useDesk } from '../desk-context.tsx'
import { useDeskWorld } from '../desk-world.tsx'
import { Part } from './part.tsx'

const none: readonly RelatedAlarm[] = []

/** Other alarms that belong beside this one: each opens with one press. Merging them is a move of its own. */
export function Related({ alarm }: { alarm: Alarm }) {
  const { place } = useDesk()
  const { practice } = useDeskWorld()
  const related = useRelated(practice ? null : alarm.id, alarm.lastSighting.readId)
  if (related.length === 0) return null
  return (
    <Part title="Related" aside={`${related.length} other ${related.length === 1 ? 'alarm' : 'alarms'}`}>
      <ul className="text-sm">
        {related.map((other) => (
          <li key={other.id}>
            <button
              type="button"
              onClick={() => place.open(other.id)}
              className="grid w-full grid-cols-[1.25rem_6rem_minmax(0,1fr)_auto] items-center gap-x-2 rounded-sm py-0.5 text-left hover:bg-hover"
            >
              <BandMark band={other.band} size={16} />
              <span className="font-mark">{displayMark(other.vrm)}</span>
              <span className="truncate">
                {relationNames[other.relation]}
                {other.cameras > 0 && ` past ${other.cameras} cameras`}{' '}
                <span className="text-dim">· {other.reason}</span>
              </span>
              <span className="text-dim">{other.state}</span>
            </button>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function useRelated(alarmId: string | null, readId: string): readonly RelatedAlarm[] {
  const [held, setHeld] = useState<{ alarmId: string; related: readonly RelatedAlarm[] } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new sighting is a reason to ask again
  useEffect(() => {
    if (alarmId === null) return
    const stop = new AbortController()
    fetchPatiently(`/api/console/alarms/${encodeURIComponent(alarmId)}/related`, {
      cache: 'no-store',
      signal: stop.signal,
    })
      .then(async (response) => {
        if (response.ok) setHeld({ alarmId, related: ((await response.json()) as { related: RelatedAlarm[] }).related })
      })
      .catch(() => {
        // Not reached: what is related is asked for again with the next sighting; the desk itself says that it is cut off.
      })
    return () => stop.abort()
  }, [alarmId, readId])
  return held !== null && held.alarmId === alarmId ? held.related : none
}
