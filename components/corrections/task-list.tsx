import Link from 'next/link'
import { Plate } from '#components/plate/plate.tsx'
import { londonDay, londonTime } from '#components/ui/london.ts'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { ResolveTaskAction } from '#lib/hotlists/corrections/command-input.ts'
import { causeWords, type Evidence, resolutionWords } from '#lib/hotlists/corrections/task.ts'
import type { TaskRow } from '#lib/hotlists/corrections/task-row.ts'
import { Characters } from './characters.tsx'
import { ResolveForm } from './resolve-form.tsx'

const when = (at: Date | string) => `${londonDay(+new Date(at))}, ${londonTime(+new Date(at))}`
const vehicle = ({ colour, make, model }: Evidence['read']) =>
  [colour, make, model].filter(Boolean).join(' ') || 'not told'
const checkWords: Record<string, string> = {
  characters: 'characters',
  vehicle: 'make and colour',
  entry: 'entry',
  oddity: 'nothing odd',
}

/** Findings with their evidence, each with the form that answers it. */
export function TaskList(props: { tasks: readonly TaskRow[]; resolve: ResolveTaskAction | null; alarms: boolean }) {
  return (
    <ul className="grid gap-4">
      {props.tasks.map((task) => (
        <li key={task.id} data-task={task.id} className="grid gap-3 rounded-md border border-line bg-panel p-4">
          <TaskHead task={task} alarms={props.alarms} />
          <TaskEvidence task={task} />
          {task.resolution ? (
            <p>
              <b className="font-semibold">{resolutionWords[task.resolution]}.</b> “{task.resolutionReason}”,{' '}
              {task.resolvedByName}
              {task.resolvedAt && `, ${when(task.resolvedAt)}`}.
            </p>
          ) : (
            props.resolve && <ResolveForm taskId={task.id} mark={task.evidence.entryMark} resolve={props.resolve} />
          )}
        </li>
      ))}
    </ul>
  )
}

function TaskHead({ task, alarms }: { task: TaskRow; alarms: boolean }) {
  return (
    <header className="flex flex-wrap items-center gap-3">
      <h2 className="font-semibold">{causeWords[task.cause]}</h2>
      <span className="text-dim">
        {task.hotlistName} · {task.owner}, {task.contact}
      </span>
      {task.entryState === 'withdrawn' && <Tag>entry withdrawn</Tag>}
      <span className="ml-auto flex items-center gap-3 text-sm text-dim">
        {task.resolution === null && (
          <span>
            open for <RelativeAge since={task.raisedAt.toISOString()} />
          </span>
        )}
        <Link href={`/hotlists?mark=${task.evidence.entryMark}`} className="text-link underline">
          Entry
        </Link>
        {alarms && (
          <Link href={`/desk?alarm=${task.alarmId}`} className="text-link underline">
            Alarm
          </Link>
        )}
      </span>
    </header>
  )
}

function TaskEvidence({ task: { id, evidence, images, raisedByName, raisedAt } }: { task: TaskRow }) {
  const checks = Object.entries(evidence.checks).filter(([, answer]) => answer !== 'yes')
  return (
    <div className="grid gap-4 md:grid-cols-[auto_1fr]">
      <div className="flex gap-3">
        {images.length === 0 && <p className="w-44 text-sm text-dim">No picture came with this read.</p>}
        {images.map((kind) => (
          <a key={kind} href={`/hotlists/tasks/${id}/images/${kind}`}>
            {/* biome-ignore lint/performance/noImgElement: evidence is shown as it came, never resampled */}
            <img src={`/hotlists/tasks/${id}/images/${kind}`} alt={`${kind} of the read`} className="h-20 rounded-sm" />
          </a>
        ))}
      </div>
      <dl className="grid grid-cols-[8rem_1fr] gap-x-3 gap-y-1 text-sm">
        <dt className="text-dim">Read, listed</dt>
        <dd className="flex flex-wrap items-center gap-2">
          <Plate mark={evidence.readMark} /> <Plate mark={evidence.entryMark} />
          <Characters aligned={evidence.aligned} />
        </dd>
        <dt className="text-dim">Vehicle</dt>
        <dd>
          read: {vehicle(evidence.read)}; entry: {vehicle(evidence.entry)}
        </dd>
        <dt className="text-dim">Where, when</dt>
        <dd>
          {evidence.cameraName}, {when(evidence.capturedAt)}
          {evidence.confidence !== null && `, camera ${evidence.confidence} % sure`}
        </dd>
        <dt className="text-dim">Said</dt>
        <dd>
          {raisedByName}, {when(raisedAt)}
          {evidence.verdict && `: ${evidence.verdict.replace('-', ' ')}`}
          {checks.length > 0 &&
            ` (${checks.map(([name, answer]) => `${checkWords[name] ?? name}: ${answer.replace('-', ' ')}`).join(', ')})`}
          {evidence.note && `, “${evidence.note}”`}
        </dd>
      </dl>
    </div>
  )
}
