'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field, TextInput } from '#components/ui/field.tsx'
import type { EndNoteAction } from '#lib/hotlists/notes/command-input.ts'

const noAnswer = 'Nothing was changed; try in a few seconds.'

/** Ends a note before its time, with the reason. */
export function EndNote({ noteId, mark, end }: { noteId: string; mark: string; end: EndNoteAction }) {
  const [problem, setProblem] = useState<string>()
  const router = useRouter()
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason'))
    const answer = await end({ noteId, reason }).catch(() => null)
    if (!answer?.ok) return setProblem(answer?.refusal.message ?? noAnswer)
    router.refresh()
  }
  return (
    <form onSubmit={submit} aria-label={`End the note on ${mark}`} className="flex items-end gap-2">
      <Field label="Reason" error={problem}>
        {(tie) => <TextInput {...tie} name="reason" required minLength={3} maxLength={500} className="w-40" />}
      </Field>
      <Button type="submit" size="small">
        End it
      </Button>
    </form>
  )
}
