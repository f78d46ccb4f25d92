'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { Plate } from '#components/plate/plate.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field, TextArea } from '#components/ui/field.tsx'
import { toast } from '#components/ui/toast-store.ts'
import type { UndoMisreadAction } from '#lib/matching/misreads/command-input.ts'

const noAnswer = 'The server refused or did not answer. Nothing was changed; sign in again or try in a few seconds.'

interface UndoButtonProps {
  misreadId: string
  readMark: string
  entryMark: string
  undo: UndoMisreadAction
  /** Called once it is undone; by default the page is asked for anew. */
  onUndone?: () => void
}

/** Makes a pair match again; asks for the reason. */
export function UndoButton({ misreadId, readMark, entryMark, undo, onUndone }: UndoButtonProps) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const router = useRouter()
  const form = useId()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason'))
    setBusy(true)
    const answer = await undo({ misreadId, reason }).catch(() => null)
    setBusy(false)
    if (!answer?.ok) return setProblem(answer?.refusal.message ?? noAnswer)
    setOpen(false)
    toast(`Undone: reads of ${readMark} match ${entryMark} again.`, { tone: 'ok' })
    if (onUndone) onUndone()
    else router.refresh()
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Undo
      </Button>
      <Dialog
        title="Undo this misread"
        open={open}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Leave it</Button>
            <Button type="submit" form={form} tone="primary" busy={busy}>
              Undo the misread
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={submit} className="grid gap-3">
          <p>
            Reads of <Plate mark={readMark} /> will match <Plate mark={entryMark} /> again, from now on. Those kept back
            meanwhile stay in the record.
          </p>
          <Field label="Reason" hint="For the record." error={problem}>
            {(tie) => <TextArea {...tie} name="reason" required minLength={3} maxLength={500} />}
          </Field>
        </form>
      </Dialog>
    </>
  )
}
