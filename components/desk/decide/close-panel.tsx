import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox, Field, TextInput } from '#components/ui/field.tsx'
import { nonDeploymentReasonNames, type Outcome, outcomeNames, outcomes } from '#lib/alarms/coding.ts'
import { useAct } from '../acts/use-act.ts'
import type { PanelProps } from '../card/panel-props.ts'
import { oneOf, useDraft, useTextDraft } from '../drafts/use-draft.ts'
import { PanelHead } from './panel-head.tsx'

const most = 6
const areOutcomes = (value: unknown): value is readonly Outcome[] =>
  Array.isArray(value) && value.every(oneOf(outcomes))

/** What came of it: several outcomes may be true. Without a deployment the reason for none is enough. */
export function ClosePanel({ alarm }: PanelProps) {
  const [chosen, setChosen] = useDraft<readonly Outcome[]>('outcomes', [], areOutcomes)
  const [note, setNote] = useTextDraft('note')
  const { busy, act } = useAct('close', alarm)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input')?.focus(), [])
  const needed = alarm.decision === 'deploy' && chosen.length === 0
  const blocked = needed ? 'Choose at least one outcome' : chosen.length > most ? `At most ${most} outcomes` : null
  const turn = (outcome: Outcome, on: boolean) =>
    setChosen(on ? [...chosen, outcome] : chosen.filter((one) => one !== outcome))
  return (
    <form
      ref={form}
      aria-label="Outcome and close"
      onSubmit={(event) => {
        event.preventDefault()
        if (!blocked) void act({ outcomes: [...chosen], ...(note.trim() && { note }) })
      }}
    >
      <PanelHead title="Outcome and close">
        {alarm.nonDeploymentReason
          ? `No response: ${nonDeploymentReasonNames[alarm.nonDeploymentReason].toLowerCase()}. An outcome may be added.`
          : 'Choose all that apply.'}
      </PanelHead>
      <fieldset className="mt-2 grid gap-x-3 sm:grid-cols-2">
        <legend className="sr-only">Outcomes</legend>
        {outcomes.map((outcome) => (
          <Checkbox
            key={outcome}
            checked={chosen.includes(outcome)}
            onChange={(event) => turn(outcome, event.target.checked)}
          >
            {outcomeNames[outcome]}
          </Checkbox>
        ))}
      </fieldset>
      <div className="mt-2 flex items-end gap-3">
        <div className="grow">
          <Field label="Note (optional)">
            {(tie) => (
              <TextInput {...tie} value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
            )}
          </Field>
        </div>
        <Button type="submit" tone="primary" busy={busy} blocked={blocked}>
          Close the alarm
        </Button>
      </div>
    </form>
  )
}
