'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { useAct } from '#components/people/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field, TextArea, TextInput } from '#components/ui/field.tsx'
import { fromLondonInput, toLondonInput } from '#components/ui/london-input.ts'
import { ErrorState } from '#components/ui/state.tsx'
import type { EntryActions } from '#lib/hotlists/entries/command-input.ts'

type Act = 'still-wanted' | 'extend' | 'confirm'
const words: Record<Act, { button: string; title: string; done: string }> = {
  'still-wanted': { button: 'Still wanted', title: 'It is still wanted', done: 'Record it' },
  extend: { button: 'Extend', title: 'Put its weed date off', done: 'Extend it' },
  confirm: { button: 'Confirm report', title: 'The report is confirmed', done: 'Confirm it' },
}

interface ReviewButtonsProps {
  entry: { id: string; version: number; weedAt: string | null; unconfirmed: boolean }
  review: EntryActions['review']
}

/** What its owner says of an entry whose review or end is near. */
export function ReviewButtons({ entry, review }: ReviewButtonsProps) {
  const [act, setAct] = useState<Act>()
  const { busy, problem, run, forget } = useAct()
  const router = useRouter()
  const form = useId()
  const close = () => {
    setAct(undefined)
    forget()
  }
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!act) return
    const data = new FormData(event.currentTarget)
    const weedAt = fromLondonInput(String(data.get('weedAt') ?? ''))
    const said = { entryId: entry.id, version: entry.version, act, note: String(data.get('note')) }
    void run(
      () => review({ ...said, ...(weedAt && { weedAt }) }),
      () => {
        close()
        router.refresh()
      },
    )
  }
  const offered: Act[] = ['still-wanted', 'extend', ...(entry.unconfirmed ? (['confirm'] as const) : [])]
  return (
    <span className="inline-flex flex-wrap gap-1.5">
      {offered.map((one) => (
        <Button key={one} size="small" onClick={() => setAct(one)}>
          {words[one].button}
        </Button>
      ))}
      {act && (
        <Dialog
          title={words[act].title}
          open
          onClose={close}
          footer={
            <>
              <Button onClick={close}>Cancel</Button>
              <Button type="submit" form={form} tone="primary" busy={busy}>
                {words[act].done}
              </Button>
            </>
          }
        >
          <form id={form} onSubmit={submit} className="grid gap-3">
            {problem && <ErrorState title="Nothing was changed">{problem}</ErrorState>}
            {act === 'extend' && (
              <Field label="New weed date (London)">
                {(tie) => (
                  <TextInput
                    {...tie}
                    type="datetime-local"
                    name="weedAt"
                    required
                    defaultValue={entry.weedAt ? toLondonInput(entry.weedAt) : ''}
                  />
                )}
              </Field>
            )}
            <Field label="On what ground">
              {(tie) => <TextArea {...tie} name="note" required minLength={3} maxLength={500} />}
            </Field>
          </form>
        </Dialog>
      )}
    </span>
  )
}
