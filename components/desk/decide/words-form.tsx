import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field, TextInput } from '#components/ui/field.tsx'
import { useTextDraft } from '../drafts/use-draft.ts'
import { PanelHead } from './panel-head.tsx'

interface WordsFormProps {
  title: string
  /** How to use it, in a few words. */
  about?: ReactNode
  label: string
  /** Fewer characters than this do not say anything; 0 where words are not needed. */
  least?: number
  submit: string
  busy: boolean
  /** Why it cannot be sent yet, beside missing words. */
  blocked?: string | null
  onSend: (words: string) => void
  children?: ReactNode
}

/** The form of an act that is said in one line of words, with what else it asks above that line. */
export function WordsForm({ title, about, label, least = 3, submit, busy, blocked, onSend, children }: WordsFormProps) {
  const [words, setWords] = useTextDraft('words')
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked, select, input')?.focus(), [])
  const missing = blocked ?? (words.trim().length < least ? `${label}: say it in words` : null)
  return (
    <form
      ref={form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        if (!missing) onSend(words.trim())
      }}
    >
      <PanelHead title={title}>{about}</PanelHead>
      {children && <div className="mt-2 grid gap-2.5">{children}</div>}
      <div className="mt-2 flex items-end gap-3">
        <div className="grow">
          <Field label={least === 0 ? `${label} (optional)` : label}>
            {(tie) => (
              <TextInput {...tie} value={words} maxLength={2000} onChange={(event) => setWords(event.target.value)} />
            )}
          </Field>
        </div>
        <Button type="submit" tone="primary" busy={busy} blocked={missing}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
