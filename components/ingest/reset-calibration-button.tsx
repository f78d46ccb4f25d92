'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field, TextArea } from '#components/ui/field.tsx'
import { toast } from '#components/ui/toast-store.ts'
import type { ResetCalibrationAction } from '#lib/alarms/calibration/command-input.ts'

const noAnswer = 'The server refused or did not answer. Nothing was changed; sign in again or try in a few seconds.'

/** Goes back to the usual calibration of a source; asks for the reason. */
export function ResetCalibrationButton({
  sourceId,
  name,
  reset,
}: {
  sourceId: string
  name: string
  reset: ResetCalibrationAction
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
    const answer = await reset({ sourceId, reason }).catch(() => null)
    setBusy(false)
    if (!answer?.ok) return setProblem(answer?.refusal.message ?? noAnswer)
    setOpen(false)
    toast(`${name} counts as the usual again.`, { tone: 'ok' })
    router.refresh()
  }

  return (
    <>
      <Button size="small" aria-label={`Back to the usual: ${name}`} onClick={() => setOpen(true)}>
        Back to the usual
      </Button>
      <Dialog
        title="Back to the usual calibration"
        open={open}
        onClose={() => setOpen(false)}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Leave it</Button>
            <Button type="submit" form={form} tone="primary" busy={busy}>
              Back to the usual
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={submit} className="grid gap-3">
          <p>
            From now on reads of {name} are matched by the usual calibration. It learns again from verdicts given from
            now on; earlier ones do not count any more. What was matched stays as it is.
          </p>
          <Field label="Reason" hint="For the record." error={problem}>
            {(tie) => <TextArea {...tie} name="reason" required minLength={3} maxLength={500} />}
          </Field>
        </form>
      </Dialog>
    </>
  )
}
