import { useState } from 'react'
import { useLive } from '#components/live/live-context.tsx'
import { Field, Select } from '#components/ui/field.tsx'
import { type LeadKind, leadKindNames, leadKinds } from '#lib/alarms/coding.ts'
import { useAct } from '../acts/use-act.ts'
import type { PanelProps } from '../card/panel-props.ts'
import { mergeCandidates } from './merge-candidates.ts'
import { WordsForm } from './words-form.tsx'

/** Puts the alarm under another that leads; both keep their log and their own end. */
export function MergePanel({ alarm }: PanelProps) {
  const { desk } = useLive()
  const { busy, act } = useAct('merge', alarm)
  // As they are when the form opens: a list that changes under the hand would be chosen from by mistake.
  const [candidates] = useState(() => mergeCandidates(alarm, desk.alarms.get().board.alarms.values()))
  const [leadId, setLead] = useState('')
  const [kind, setKind] = useState<LeadKind | ''>('')
  const blocked =
    candidates.length === 0
      ? 'No open alarm can lead this one'
      : leadId === ''
        ? 'Choose the alarm that leads'
        : kind === ''
          ? 'Choose what binds them'
          : null
  return (
    <WordsForm
      title="Merge under another alarm"
      about="Its deadlines rest while the leading alarm is dealt with. It can be parted again."
      label="Note"
      least={0}
      submit="Merge"
      busy={busy}
      blocked={blocked}
      onSend={(note) => kind && void act({ leadId, kind, ...(note && { note }) })}
    >
      <div className="grid gap-2.5 sm:grid-cols-2">
        <Field label="Leading alarm">
          {(tie) => (
            <Select {...tie} value={leadId} onChange={(event) => setLead(event.target.value)}>
              <option value="">Choose…</option>
              {candidates.map(({ alarm: other, together }) => (
                <option key={other.id} value={other.id}>
                  {other.vrm} · {other.reason}
                  {together && ' · seen together'}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="What binds them">
          {(tie) => (
            <Select {...tie} value={kind} onChange={(event) => setKind(event.target.value as LeadKind | '')}>
              <option value="">Choose…</option>
              {leadKinds.map((one) => (
                <option key={one} value={one}>
                  {leadKindNames[one]}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
    </WordsForm>
  )
}
