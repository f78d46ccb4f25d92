import type { PointerEvent } from 'react'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { bandNames } from '#lib/alarms/band.ts'
import type { Group } from './groups.ts'

/** What stands under a lead, in words: how many, what still waits there, and when one of them is worse than the lead. */
export function groupWords({ count, unanswered, worst }: Group, lead: Pick<Alarm, 'band'>): string {
  const parts = [`${count} merged`]
  if (unanswered > 0) parts.push(`${unanswered} unacknowledged`)
  if (worst !== lead.band) parts.push(`worst ${bandNames[worst]}`)
  return parts.join(', ')
}

interface GroupChipProps {
  group: Group
  lead: Alarm
  onUnfold: (on: boolean) => void
}

const keep = (event: PointerEvent) => event.stopPropagation()

/** The count on a lead's row: a press shows or folds away what is under it. The keys are the queue's own. */
export function GroupChip({ group, lead, onUnfold }: GroupChipProps) {
  const folded = group.folded > 0
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: an option holds no control; the keys → and ← do the same
    <span
      title={`${groupWords(group, lead)}. ${folded ? 'Show them: →' : 'Fold them away: ←'}`}
      className="mr-1.5 shrink-0 cursor-pointer rounded-sm border border-line-strong bg-raised px-1 text-[0.6875rem] font-medium text-ink hover:bg-hover"
      onPointerDown={keep}
      onClick={(event) => {
        event.stopPropagation()
        onUnfold(folded)
      }}
    >
      <span aria-hidden="true">{folded ? '▸' : '▾'} </span>
      {groupWords(group, lead)}
      <span className="sr-only">{folded ? ', folded' : ', shown below'}</span>
    </span>
  )
}
