import { BarLine } from '#components/ui/bar.tsx'
import { useNow } from '#components/ui/ticker.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import type { AlarmDetail } from '#lib/alarms/detail.ts'
import { Deployments } from '../deploy/deployments.tsx'
import { useDesk } from '../desk-context.tsx'
import { EntryFacts } from './entry-facts.tsx'
import { History } from './history.tsx'
import { latencyOf } from './latency.ts'
import { Part } from './part.tsx'
import { Related } from './related.tsx'
import { SightingList } from './sighting-list.tsx'
import { WhereNext } from './where-next.tsx'

/** Everything below the picture: units, entry, score, track, history, measured times. */
export function CardFacts({ alarm, detail }: { alarm: Alarm; detail: AlarmDetail }) {
  const { forces } = useDesk()
  const now = useNow()
  const strongest = Math.max(...alarm.contributions.map(({ value }) => Math.abs(value)), 1)
  return (
    <>
      <Deployments alarm={alarm} />
      {detail.entries.map((entry, turn) => (
        <Part
          key={entry.id}
          title={turn === 0 ? 'Entry' : entry.live ? 'Also listed' : 'No longer listed'}
          aside={entry.hotlistName}
        >
          <EntryFacts entry={entry} forces={forces} checkedAt={detail.checkedAt} nowMs={now} leading={turn === 0} />
        </Part>
      ))}
      <Part title="Why here" aside={`score ${alarm.score} of 1000`}>
        <ul>
          {[...alarm.contributions]
            .filter(({ value }) => value !== 0)
            .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
            .map(({ name, value, words }) => (
              <li key={name}>
                <BarLine words={words.charAt(0).toUpperCase() + words.slice(1)} value={value} max={strongest} />
              </li>
            ))}
        </ul>
      </Part>
      <SightingList alarm={alarm} sightings={detail.sightings} forces={forces} />
      <WhereNext alarm={alarm} />
      <Related alarm={alarm} />
      <History detail={detail} />
      <p className="mt-4 text-xs text-dim">{latencyOf(alarm)}</p>
    </>
  )
}
