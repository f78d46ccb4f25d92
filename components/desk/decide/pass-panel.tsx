import { Field, Select } from '#components/ui/field.tsx'
import { useAct } from '../acts/use-act.ts'
import type { PanelProps } from '../card/panel-props.ts'
import { useDesk } from '../desk-context.tsx'
import { useTextDraft } from '../drafts/use-draft.ts'
import { WordsForm } from './words-form.tsx'

/** Offers the alarm to another force; it stays one's own until they accept. */
export function PassPanel({ alarm }: PanelProps) {
  const { forces } = useDesk()
  const [force, setForce] = useTextDraft('force')
  const { busy, act } = useAct('pass', alarm)
  const others = [...forces].filter(([id]) => id !== alarm.responseForceId)
  return (
    <WordsForm
      title="Pass to another force"
      about="It stays yours until they accept."
      label="What they must know"
      submit="Offer"
      busy={busy}
      blocked={force === '' ? 'Choose the force' : null}
      onSend={(note) => void act({ toForceId: force, note })}
    >
      <Field label="Force">
        {(tie) => (
          <Select {...tie} value={force} onChange={(event) => setForce(event.target.value)}>
            <option value="">Choose…</option>
            {others.map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </WordsForm>
  )
}

/** The receiving force says why it does not take the alarm. */
export function RefusePassPanel({ alarm }: PanelProps) {
  const { busy, act } = useAct('refusePass', alarm)
  return (
    <WordsForm
      title="Refuse the pass"
      about={alarm.passOffer ? `${alarm.passOffer.byName} keeps the alarm and reads your reason.` : undefined}
      label="Reason"
      submit="Refuse"
      busy={busy}
      onSend={(reason) => void act({ reason })}
    />
  )
}
