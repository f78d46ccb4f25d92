'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field, TextInput } from '#components/ui/field.tsx'
import type { PolicyActions } from '#lib/alarms/policies/command-input.ts'
import { Problem } from './problem.tsx'
import { type OnDraft, useSave } from './use-save.ts'

interface DecideProps {
  onDraft: OnDraft
  state: string
  note: string
  effectiveAt: string
  mayEdit: boolean
  mayApprove: boolean
  /** Whoever looks wrote in it and so cannot approve it. */
  own: boolean
  actions: Pick<PolicyActions, 'submit' | 'approve' | 'refuse' | 'discard'>
}

/** Handing over, approving, refusing, discarding: what may be done with the draft as a whole. */
export function Decide({ onDraft, state, note, effectiveAt, mayEdit, mayApprove, own, actions }: DecideProps) {
  const { busy, problem, run } = useSave()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const wished = String(form.get('effectiveAt'))
    const at = wished ? new Date(wished) : new Date()
    const given = { ...onDraft, note: String(form.get('note')), effectiveAt: at.toISOString() }
    void run(() => actions.submit(given), 'Handed over for approval.')
  }
  const approve = () => void run(() => actions.approve(onDraft), 'Approved: it is a version from its time on.')
  const end = (act: 'refuse' | 'discard') =>
    void run(() => actions[act]({ ...onDraft, reason }), act === 'refuse' ? 'Refused.' : 'Discarded.')
  const waiting = state === 'submitted'
  return (
    <section aria-label="Decision" className="grid gap-3 rounded-md border border-line-strong bg-panel p-4">
      {mayEdit && (
        <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
          <Field label="Why">
            {(tie) => (
              <TextInput
                {...tie}
                name="note"
                required
                minLength={3}
                maxLength={500}
                defaultValue={note}
                className="min-w-[min(28rem,80vw)]"
              />
            )}
          </Field>
          <Field
            label="In force from"
            hint={`Your local time; empty or past: as soon as it is approved. Now: ${local(effectiveAt)}`}
          >
            {(tie) => <TextInput {...tie} name="effectiveAt" type="datetime-local" />}
          </Field>
          <Button type="submit" tone="primary" busy={busy}>
            Hand over for approval
          </Button>
        </form>
      )}
      {(mayEdit || (mayApprove && waiting)) && (
        <div className="flex flex-wrap items-end gap-3">
          {mayApprove && waiting && (
            <Button
              tone="primary"
              busy={busy}
              onClick={approve}
              blocked={own && 'You wrote in this draft: somebody else must approve it'}
            >
              Approve
            </Button>
          )}
          <Field label="Reason to refuse or discard">
            {(tie) => (
              <TextInput
                {...tie}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
                maxLength={500}
                className="min-w-[min(28rem,80vw)]"
              />
            )}
          </Field>
          {mayApprove && waiting && (
            <Button busy={busy} onClick={() => end('refuse')}>
              Refuse
            </Button>
          )}
          {mayEdit && (
            <Button tone="danger" busy={busy} onClick={() => end('discard')}>
              Discard the draft
            </Button>
          )}
        </div>
      )}
      {mayApprove && !waiting && <p className="text-dim">It is still being written: nothing to approve yet.</p>}
      <Problem>{problem}</Problem>
    </section>
  )
}

const local = (at: string) =>
  new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/London' })
