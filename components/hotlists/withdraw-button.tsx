'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { Plate } from '#components/plate/plate.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field, TextArea } from '#components/ui/field.tsx'
import { toast } from '#components/ui/toast-store.ts'
import type { WithdrawAction } from '#lib/hotlists/command-input.ts'

const noAnswer = 'The server refused or did not answer. Nothing was changed; sign in again or try in a few seconds.'

/** Asks for the reason, because it cannot be undone: a vehicle that is wanted again gets a new entry. */
export function WithdrawButton({
  entryId,
  mark,
  withdraw,
}: {
  entryId: string
  mark: string
  withdraw: WithdrawAction
}) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const router = useRouter()
  const form = useId()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason'))
    setBusy(true)
    const answer = await withdraw({ entryId, reason }).catch(() => null)
    setBusy(false)
    if (!answer?.ok) return setProblem(answer?.refusal.message ?? noAnswer)
    setOpen(false)
    toast('The entry is withdrawn. Open alarms are marked and cannot be deployed to.', { tone: 'ok' })
    router.refresh()
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Withdraw
      </Button>
      <Dialog
        title="Withdraw this entry"
        open={open}
        onClose={() => setOpen(false)}
        role="alertdialog"
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button type="submit" form={form} tone="danger" busy={busy}>
              Withdraw
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={submit} className="grid gap-3">
          <p>
            <Plate mark={mark} /> will match no more reads and nobody can be sent after it. This cannot be undone.
          </p>
          <Field label="Reason" hint="For the record and for those who have an open alarm." error={problem}>
            {(tie) => <TextArea {...tie} name="reason" required minLength={3} maxLength={500} />}
          </Field>
        </form>
      </Dialog>
    </>
  )
}
