'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { useAct } from '#components/people/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field, TextArea } from '#components/ui/field.tsx'
import { ErrorState } from '#components/ui/state.tsx'
import type { EntryActions } from '#lib/hotlists/entries/command-input.ts'

interface DecideButtonsProps {
  authorisationId: string
  mark: string
  /** Why this person may not decide; null when they may. */
  blocked: string | null
  decide: EntryActions['decide']
}

/** Another person's yes or no, each with a word why. */
export function DecideButtons({ authorisationId, mark, blocked, decide }: DecideButtonsProps) {
  const [open, setOpen] = useState<'grant' | 'refuse'>()
  const { busy, problem, run, forget } = useAct()
  const router = useRouter()
  const form = useId()
  const close = () => {
    setOpen(undefined)
    forget()
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const note = String(new FormData(event.currentTarget).get('note'))
    void run(
      () => decide({ authorisationId, grant: open === 'grant', note }),
      () => {
        close()
        router.refresh()
      },
    )
  }
  const grant = open === 'grant'
  return (
    <span className="inline-flex gap-1.5">
      <Button size="small" tone="primary" blocked={blocked} onClick={() => setOpen('grant')}>
        Authorise
      </Button>
      <Button size="small" blocked={blocked} onClick={() => setOpen('refuse')}>
        Refuse
      </Button>
      <Dialog
        title={grant ? `Authorise ${mark}` : `Refuse ${mark}`}
        open={open !== undefined}
        onClose={close}
        role="alertdialog"
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" form={form} tone={grant ? 'primary' : 'danger'} busy={busy}>
              {grant ? 'Authorise it' : 'Refuse it'}
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={submit} className="grid gap-3">
          {problem && <ErrorState title="Not decided">{problem}</ErrorState>}
          <p>
            {grant
              ? 'From now on it is matched as it was asked for. Your name stands beside it.'
              : 'A new entry leaves its list; a change that was asked for is not made.'}
          </p>
          <Field label="Why">{(tie) => <TextArea {...tie} name="note" required minLength={3} maxLength={500} />}</Field>
        </form>
      </Dialog>
    </span>
  )
}
