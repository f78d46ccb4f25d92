import { useAct } from '../acts/use-act.ts'
import type { PanelProps } from '../card/panel-props.ts'
import { WordsForm } from './words-form.tsx'

/** A line for everybody who opens the alarm: kept with name and time, never changed. */
export function NotePanel({ alarm }: PanelProps) {
  const { busy, act } = useAct('note', alarm)
  return (
    <WordsForm
      title="Add a note"
      about="Everybody who sees the alarm reads it; it cannot be changed."
      label="Note"
      least={1}
      submit="Add"
      busy={busy}
      onSend={(note) => void act({ note })}
    />
  )
}

/** A closed alarm goes on, with the reason. */
export function ReopenPanel({ alarm }: PanelProps) {
  const { busy, act } = useAct('reopen', alarm)
  return (
    <WordsForm
      title="Reopen"
      about="It is then yours, to be verified and decided again."
      label="Reason"
      submit="Reopen"
      busy={busy}
      onSend={(reason) => void act({ reason })}
    />
  )
}
