import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field, TextInput } from '#components/ui/field.tsx'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { type NonDeploymentReason, nonDeploymentReasonNames, nonDeploymentReasons } from '#lib/alarms/coding.ts'
import { useAct } from '../acts/use-act.ts'
import type { PanelProps } from '../card/panel-props.ts'
import { oneOf, useDraft, useTextDraft } from '../drafts/use-draft.ts'
import { PanelHead } from './panel-head.tsx'

/** Why nobody is sent: one coded reason, in words when it is none of them. */
export function DeclinePanel({ alarm }: PanelProps) {
  const suggested = alarm.withdrawnAt ? 'entry-withdrawn' : alarm.verdict === 'misread' ? 'misread' : null
  const [reason, setReason] = useDraft<NonDeploymentReason | null>('reason', suggested, oneOf(nonDeploymentReasons))
  const [note, setNote] = useTextDraft('note')
  const { busy, act } = useAct('decline', alarm)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:checked, input')?.focus(), [])
  const blocked = !reason
    ? 'Choose a reason'
    : reason === 'other' && note.trim().length < 3
      ? 'Say the reason in words'
      : null
  return (
    <form
      ref={form}
      aria-label="No response"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason && !blocked) void act({ reason, ...(note.trim() && { note }) })
      }}
    >
      <PanelHead title="No response">Nobody is sent; the reason is kept with the alarm.</PanelHead>
      <div className="mt-2 [&_fieldset>div]:sm:grid-cols-2">
        <RadioGroup
          legend="Reason"
          legendHidden
          look="list"
          value={reason}
          onChange={setReason}
          choices={nonDeploymentReasons.map((value) => ({ value, label: nonDeploymentReasonNames[value] }))}
        />
      </div>
      <div className="mt-2 flex items-end gap-3">
        <div className="grow">
          <Field label={reason === 'other' ? 'Reason in words' : 'Note (optional)'}>
            {(tie) => (
              <TextInput {...tie} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
            )}
          </Field>
        </div>
        <Button type="submit" tone="primary" busy={busy} blocked={blocked}>
          Record no response
        </Button>
      </div>
    </form>
  )
}
