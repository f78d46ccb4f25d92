'use client'
import { type FormEvent, useId } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { ErrorState } from '#components/ui/state.tsx'
import type { PeopleActions } from '#lib/people/command-input.ts'
import type { PersonRow } from '#lib/people/person-row.ts'
import { DutiesFields, dutiesOf } from './duties-fields.tsx'
import type { Force } from './person.ts'
import { useAct } from './use-act.ts'

interface ChangePersonProps {
  person: PersonRow
  forces: readonly Force[]
  isViewer: boolean
  change: PeopleActions['change']
  onClose: () => void
  onDone: () => void
}

/** Role, force and clearance of one person. */
export function ChangePerson({ person, forces, isViewer, change, onClose, onDone }: ChangePersonProps) {
  const { busy, problem, run } = useAct()
  const form = useId()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const duties = dutiesOf(new FormData(event.currentTarget))
    void run(() => change({ personId: person.id, ...duties }), onDone)
  }

  return (
    <Dialog
      title={`Role of ${person.name}`}
      open
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={form} tone="primary" busy={busy}>
            Save
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-3">
        {problem && <ErrorState title="Not saved">{problem}</ErrorState>}
        <DutiesFields forces={forces} given={person} ownRole={isViewer} />
      </form>
    </Dialog>
  )
}
