import { useState } from 'react'
import { londonTime } from '#components/ui/london.ts'
import { Tag } from '#components/ui/tag.tsx'
import { useNow } from '#components/ui/ticker.ts'
import type { Alarm } from '#lib/alarms/alarm.ts'
import { clashesOf } from '#lib/hotlists/coherence.ts'
import { warningSignalNames } from '#lib/hotlists/warning-signals.ts'
import { Fact } from './fact.tsx'
import { lastEdit } from './last-edit.ts'
import { OldListWarning } from './list-age-words.tsx'
import { noLongerListed } from './no-longer-listed.ts'
import type { DetailState } from './use-detail.ts'

/** Warnings first, then what the list asks for, then guidance within one action. */
export function Warnings({ alarm, state }: { alarm: Alarm; state: DetailState }) {
  const { detail, fault } = state
  const [open, setOpen] = useState(false)
  const now = useNow()
  const guidance = detail?.guidance
  const entries = detail?.entries ?? []
  const [entry] = entries
  const live = entries.filter((listed) => listed.live)
  const counting = live.length > 0 ? live : entries
  const gone = detail ? noLongerListed(detail) : []
  const edit = detail && alarm.state !== 'closed' ? lastEdit(detail.events) : undefined
  return (
    <section aria-label="Warnings and action" className="mt-2.5">
      {alarm.warningSignals.length > 0 ? (
        <ul aria-label="Warning signals" className="flex flex-wrap gap-1.5">
          {alarm.warningSignals.map((signal) => (
            <li key={signal}>
              <Tag tone="strong">{warningSignalNames[signal] ? `${signal} ${warningSignalNames[signal]}` : signal}</Tag>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-dim">No warning signals on the entry.</p>
      )}
      {edit && (
        <p className="mt-1.5 font-medium text-caution">
          Entry changed at {londonTime(edit.at)}. {edit.words}
        </p>
      )}
      {gone.map(({ id, reason, grade }) => (
        <p key={id} className="mt-1.5 font-medium text-caution">
          {reason} (graded {grade}) is no longer listed: what follows is of what is still listed.
        </p>
      ))}
      {counting.flatMap((listed) =>
        clashesOf(listed).map(({ rule, words }) => (
          <p key={`${listed.id} ${rule}`} className="mt-1.5 font-medium text-caution">
            {words.charAt(0).toUpperCase() + words.slice(1)}
            {listed.override
              ? `: overridden by ${listed.override.byName}, “${listed.override.reason}”`
              : '. Tell the supervisor.'}
          </p>
        )),
      )}
      {counting.map((listed) => (
        <OldListWarning key={listed.id} entry={listed} nowMs={now} />
      ))}
      {/* Two lines are kept free, so that the words that come with the details push nothing down. */}
      <p className="mt-2 min-h-[2.4rem]">
        <b className="font-semibold">{alarm.action}.</b> {entry?.operationalInstructions} {entry?.information}{' '}
        {!detail && (
          <>
            {fault === null ? (
              <Fact said="coming" />
            ) : (
              <span className="text-caution">
                What its entry says, and whether it is still listed, could not be fetched.
              </span>
            )}{' '}
          </>
        )}
        {guidance && (
          <button
            type="button"
            aria-expanded={open}
            className="text-link underline underline-offset-2"
            onClick={() => setOpen((now) => !now)}
          >
            {open ? 'Hide guidance' : 'Guidance'}
          </button>
        )}
      </p>
      {open && guidance && (
        <dl className="mt-2 grid grid-cols-[7rem_1fr] gap-x-3 gap-y-1.5 rounded-md border border-line bg-raised px-3 py-2.5 text-sm">
          {guidanceParts.map(([part, words]) => (
            <div key={part} className="contents">
              <dt className="text-dim">{words}</dt>
              <dd>{guidance[part]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}

const guidanceParts = [
  ['whatIsThis', 'What is this'],
  ['whatToDo', 'What to do'],
  ['whoToCall', 'Who to call'],
  ['escalation', 'If not answered'],
] as const
