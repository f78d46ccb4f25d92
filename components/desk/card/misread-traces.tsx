import { UndoButton } from '#components/misreads/undo-button.tsx'
import { Plate } from '#components/plate/plate.tsx'
import { londonDay, londonMinute } from '#components/ui/london.ts'
import type { AlarmDetail, MisreadTrace } from '#lib/alarms/detail.ts'
import { useDesk } from '../desk-context.tsx'
import { Part } from './part.tsx'

const when = (at: string) => `${londonDay(at)}, ${londonMinute(at)}`

/** What a verdict "misread" on this alarm keeps from the desk, until when, and how it is taken back. */
export function MisreadTraces({ detail, again }: { detail: AlarmDetail; again: () => void }) {
  return (
    <Part title="Misread">
      <ul className="grid gap-2 text-sm">
        {detail.misreads.map((trace) => (
          <Trace key={trace.id} trace={trace} checkedAt={detail.checkedAt} again={again} />
        ))}
      </ul>
    </Part>
  )
}

function Trace({ trace, checkedAt, again }: { trace: MisreadTrace; checkedAt: string; again: () => void }) {
  const { actor, undoMisread } = useDesk()
  const { id, readMark, entryMark, untilAt, undoneAt, undoneByName, undoReason, kept } = trace
  const over = Date.parse(untilAt) <= Date.parse(checkedAt)
  const reads = `${kept} ${kept === 1 ? 'read' : 'reads'} kept from the desk`
  return (
    <li data-misread={id} className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <Plate mark={readMark} /> taken for <Plate mark={entryMark} />
      <span className="grow">
        {undoneAt
          ? `matches again since ${when(undoneAt)}: ${undoneByName}, “${undoReason}”. ${reads} before.`
          : over
            ? `was suppressed until ${when(untilAt)}. ${reads}.`
            : `is suppressed until ${when(untilAt)}, of vehicles so described. ${reads} since.`}
      </span>
      {!undoneAt && !over && actor.permissions.has('alarm:override') && (
        <UndoButton misreadId={id} readMark={readMark} entryMark={entryMark} undo={undoMisread} onUndone={again} />
      )}
    </li>
  )
}
