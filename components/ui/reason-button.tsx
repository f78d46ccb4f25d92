'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { Result } from '#lib/core/result.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Field, TextArea } from './field.tsx'
import { toast } from './toast-store.ts'

const noAnswer = 'The server refused or did not answer. Nothing was changed; sign in again or try in a few seconds.'

interface ReasonButtonProps {
  /** What the button that opens it says. */
  label: string
  /** What it is about, for those who hear a page of such buttons. */
  about?: string
  title: string
  /** What follows from it. */
  children: ReactNode
  hint: string
  /** The buttons of the dialog: leave it as it is, and do it. */
  words: { leave: string; act: string }
  /** `danger` for what cannot be undone: a press outside does not close it. */
  tone: 'primary' | 'danger'
  act: (reason: string) => Promise<Result<unknown>>
  /** Said once it is done. */
  said: string
  /** By default the page is asked for anew. */
  onDone?: () => void
}

/** A small button for an act that wants a reason for the record; its dialog says what follows and asks for it. */
export function ReasonButton({
  label,
  about,
  title,
  children,
  hint,
  words,
  tone,
  act,
  said,
  onDone,
}: ReasonButtonProps) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const router = useRouter()
  const form = useId()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason'))
    setBusy(true)
    const answer = await act(reason).catch(() => null)
    setBusy(false)
    if (!answer?.ok) return setProblem(answer?.refusal.message ?? noAnswer)
    close()
    toast(said, { tone: 'ok' })
    if (onDone) onDone()
    else router.refresh()
  }
  function close() {
    setOpen(false)
    setProblem(undefined)
  }

  return (
    <>
      <Button size="small" aria-label={about && `${label}: ${about}`} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog
        title={title}
        open={open}
        onClose={close}
        role={tone === 'danger' ? 'alertdialog' : 'dialog'}
        footer={
          <>
            <Button onClick={close}>{words.leave}</Button>
            <Button type="submit" form={form} tone={tone} busy={busy}>
              {words.act}
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={submit} className="grid gap-3">
          <p>{children}</p>
          <Field label="Reason" hint={hint} error={problem}>
            {(tie) => <TextArea {...tie} name="reason" required minLength={3} maxLength={500} />}
          </Field>
        </form>
      </Dialog>
    </>
  )
}
