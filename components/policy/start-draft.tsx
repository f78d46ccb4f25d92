'use client'
import type { FormEvent } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field, TextInput } from '#components/ui/field.tsx'
import type { StartDraftAction } from '#lib/alarms/policies/command-input.ts'
import { useSave } from './use-save.ts'

/** Begins a change of the newest version. */
export function StartDraft({ start }: { start: StartDraftAction }) {
  const { busy, problem, run, router } = useSave()
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const note = String(new FormData(event.currentTarget).get('note'))
    const begun = await run(() => start({ note }), 'A draft was begun. Nothing is in force until it is approved.')
    if (begun) router.push(`/policy/drafts/${begun.draftId}`)
  }
  return (
    <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
      <Field label="Why the policy should change" error={problem}>
        {(tie) => (
          <TextInput {...tie} name="note" required minLength={3} maxLength={500} className="min-w-[min(28rem,80vw)]" />
        )}
      </Field>
      <Button type="submit" busy={busy}>
        Begin a draft
      </Button>
    </form>
  )
}
