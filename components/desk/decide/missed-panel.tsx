import { useState } from 'react'
import { RadioGroup } from '#components/ui/radio-group.tsx'
import { type MissedReason, missedReasonNames, missedReasons } from '#lib/alarms/coding.ts'
import { useAct } from '../acts/use-act.ts'
import type { PanelProps } from '../card/panel-props.ts'
import { WordsForm } from './words-form.tsx'

/** Takes on what nobody looked at in time, and says why nobody did. */
export function MissedPanel({ alarm }: PanelProps) {
  const { busy, act } = useAct('explainMissed', alarm)
  const [reason, setReason] = useState<MissedReason | null>(null)
  return (
    <WordsForm
      title="Acknowledge as missed"
      about="It is then yours, to be verified and ended with a reason."
      label={reason === 'other' ? 'Reason in words' : 'Note'}
      least={reason === 'other' ? 3 : 0}
      submit="Acknowledge"
      busy={busy}
      blocked={reason === null ? 'Choose why nobody looked' : null}
      onSend={(note) => reason && void act({ reason, ...(note && { note }) })}
    >
      <div className="[&_fieldset>div]:sm:grid-cols-2">
        <RadioGroup
          legend="Why nobody looked"
          look="list"
          value={reason}
          onChange={setReason}
          choices={missedReasons.map((value) => ({ value, label: missedReasonNames[value] }))}
        />
      </div>
    </WordsForm>
  )
}
