import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { londonTime } from '#components/ui/london.ts'
import type { AlarmDetail } from '#lib/alarms/detail.ts'
import { eventWords } from './event-words.ts'
import { Part } from './part.tsx'

const atFirst = 8

/** The alarm's log, newest first: who did what when. */
export function History({ detail }: { detail: AlarmDetail }) {
  const [all, setAll] = useState(false)
  const newestFirst = detail.events.toReversed()
  const shown = all ? newestFirst : newestFirst.slice(0, atFirst)
  return (
    <Part title="History" aside={`${detail.events.length} ${detail.events.length === 1 ? 'line' : 'lines'}`}>
      <ol className="text-sm">
        {shown.map((event) => (
          <li key={event.seq} className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] gap-x-2 py-0.5">
            <time dateTime={event.at} className="text-dim">
              {londonTime(event.at)}
            </time>
            <span>{eventWords(event)}</span>
            <span className="text-right text-dim">{event.actorName ?? ''}</span>
          </li>
        ))}
      </ol>
      {newestFirst.length > atFirst && (
        <Button tone="bare" size="small" onClick={() => setAll((now) => !now)}>
          {all ? 'Show the newest only' : `Show ${newestFirst.length - atFirst} earlier`}
        </Button>
      )}
    </Part>
  )
}
