import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field, TextInput } from '#components/ui/field.tsx'
import { useAct } from '../acts/use-act.ts'
import type { PanelProps } from '../card/panel-props.ts'
import { useTextDraft } from '../drafts/use-draft.ts'
import { PanelHead } from './panel-head.tsx'

/** A supervisor takes an alarm from its owner and says why. */
export function TakeOverPanel({ alarm }: PanelProps) {
  const [reason, setReason] = useTextDraft('reason')
  const { busy, act } = useAct('takeOver', alarm)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input')?.focus(), [])
  const blocked = reason.trim().length < 3 ? 'Say why' : null
  return (
    <form
      ref={form}
      aria-label="Take over"
      onSubmit={(event) => {
        event.preventDefault()
        if (!blocked) void act({ reason })
      }}
    >
      <PanelHead title="Take over">{alarm.ownerName ? `From ${alarm.ownerName}.` : ''}</PanelHead>
      <div className="mt-2 flex items-end gap-3">
        <div className="grow">
          <Field label="Reason">
            {(tie) => (
              <TextInput {...tie} value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
            )}
          </Field>
        </div>
        <Button type="submit" tone="primary" busy={busy} blocked={blocked}>
          Take over
        </Button>
      </div>
    </form>
  )
}
