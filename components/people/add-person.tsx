'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field, TextInput } from '#components/ui/field.tsx'
import { ErrorState } from '#components/ui/state.tsx'
import type { PeopleActions } from '#lib/people/command-input.ts'
import { DutiesFields, dutiesOf } from './duties-fields.tsx'
import { PasswordShown } from './password-shown.tsx'
import type { Force } from './person.ts'
import { useAct } from './use-act.ts'

/** The button that adds a person, the form behind it, and the password at its end. */
export function AddPerson({ forces, add }: { forces: readonly Force[]; add: PeopleActions['add'] }) {
  const [open, setOpen] = useState(false)
  const [added, setAdded] = useState<{ name: string; password: string }>()
  const { busy, problem, run, forget } = useAct()
  const router = useRouter()
  const form = useId()

  function close() {
    setOpen(false)
    forget()
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const [name, email] = [String(data.get('name')), String(data.get('email'))]
    void run(
      () => add({ name, email, ...dutiesOf(data) }),
      ({ password }) => {
        close()
        setAdded({ name, password })
      },
    )
  }

  return (
    <>
      <Button tone="primary" onClick={() => setOpen(true)}>
        Add a person
      </Button>
      <Dialog
        title="Add a person"
        open={open}
        onClose={close}
        footer={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" form={form} tone="primary" busy={busy}>
              Add
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={submit} className="grid gap-3">
          {problem && <ErrorState title="Not added">{problem}</ErrorState>}
          <Field label="Name">
            {(tie) => <TextInput {...tie} name="name" required minLength={2} maxLength={100} autoComplete="off" />}
          </Field>
          <Field label="Email" hint="To sign in with. Nothing is sent to it.">
            {(tie) => <TextInput {...tie} type="email" name="email" required maxLength={254} autoComplete="off" />}
          </Field>
          <DutiesFields forces={forces} />
        </form>
      </Dialog>
      {added && (
        <PasswordShown
          {...added}
          onClose={() => {
            setAdded(undefined)
            router.refresh()
          }}
        />
      )}
    </>
  )
}
