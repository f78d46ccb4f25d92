'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field, TextArea, TextInput } from '#components/ui/field.tsx'
import { toast } from '#components/ui/toast-store.ts'
import { longestNoteDays, type MakeNoteAction } from '#lib/hotlists/notes/command-input.ts'

const noAnswer = 'The server refused or did not answer. Nothing was changed; sign in again or try in a few seconds.'

/** Makes a note; it stands at once on every card that is opened. */
export function MakeNoteForm({ make }: { make: MakeNoteAction }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const router = useRouter()
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const text = (name: string) => String(form.get(name))
    setBusy(true)
    const described = { make: text('make'), model: text('model'), colour: text('colour') }
    const given = { mark: text('mark'), ...described, words: text('words'), days: Number(text('days')) }
    const answer = await make(given).catch(() => null)
    setBusy(false)
    if (!answer?.ok) return setProblem(answer?.refusal.message ?? noAnswer)
    setProblem(undefined)
    element.reset()
    toast('The note stands first on every alarm of that mark from now on.', { tone: 'ok' })
    router.refresh()
  }
  return (
    <form onSubmit={submit} aria-label="New note" className="grid gap-3 rounded-md border border-line bg-panel p-4">
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Mark">
          {(tie) => <TextInput {...tie} name="mark" required maxLength={16} className="w-36 font-mark" />}
        </Field>
        {(['Colour', 'Make', 'Model'] as const).map((part) => (
          <Field key={part} label={part}>
            {(tie) => <TextInput {...tie} name={part.toLowerCase()} maxLength={40} className="w-32" />}
          </Field>
        ))}
        <Field label={`Days, at most ${longestNoteDays} (policy)`}>
          {(tie) => (
            <TextInput
              {...tie}
              name="days"
              type="number"
              min={1}
              max={longestNoteDays}
              required
              defaultValue={90}
              className="w-24"
            />
          )}
        </Field>
      </div>
      <Field label="What happened, and what to check before any stop" error={problem}>
        {(tie) => <TextArea {...tie} name="words" required minLength={10} maxLength={400} rows={2} />}
      </Field>
      <Button type="submit" tone="primary" busy={busy} className="justify-self-start">
        Make the note
      </Button>
    </form>
  )
}
