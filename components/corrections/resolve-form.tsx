'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field, Select, TextInput } from '#components/ui/field.tsx'
import { toast } from '#components/ui/toast-store.ts'
import type { ResolveTaskAction } from '#lib/hotlists/corrections/command-input.ts'
import { type Resolution, resolutions, resolutionWords } from '#lib/hotlists/corrections/task.ts'

const noAnswer = 'The server refused or did not answer. Nothing was changed; sign in again or try in a few seconds.'

/** The owner's answer and why; given once. */
export function ResolveForm(props: { taskId: string; mark: string; resolve: ResolveTaskAction }) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const router = useRouter()
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const given = { taskId: props.taskId, resolution: form.get('resolution') as Resolution }
    setBusy(true)
    const answer = await props.resolve({ ...given, reason: String(form.get('reason')) }).catch(() => null)
    setBusy(false)
    if (!answer?.ok) return setProblem(answer?.refusal.message ?? noAnswer)
    toast('The answer is recorded.', { tone: 'ok' })
    router.refresh()
  }
  return (
    <form onSubmit={submit} aria-label={`Answer for ${props.mark}`} className="flex flex-wrap items-end gap-3">
      <Field label="Answer">
        {(tie) => (
          <Select {...tie} name="resolution" required defaultValue="">
            <option value="" disabled>
              Choose
            </option>
            {resolutions.map((resolution) => (
              <option key={resolution} value={resolution}>
                {resolutionWords[resolution]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Reason" error={problem}>
        {(tie) => (
          <TextInput {...tie} name="reason" required minLength={3} maxLength={500} className="w-96 max-w-full" />
        )}
      </Field>
      <Button type="submit" busy={busy}>
        Record the answer
      </Button>
    </form>
  )
}
