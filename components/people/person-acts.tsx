'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Menu } from '#components/ui/menu.tsx'
import { toast } from '#components/ui/toast-store.ts'
import type { PeopleActions } from '#lib/people/command-input.ts'
import type { PersonRow } from '#lib/people/person-row.ts'
import { ChangePerson } from './change-person.tsx'
import { ConfirmAct } from './confirm-act.tsx'
import { PasswordShown } from './password-shown.tsx'
import type { Force } from './person.ts'

interface PersonActsProps {
  person: PersonRow
  forces: readonly Force[]
  isViewer: boolean
  actions: Omit<PeopleActions, 'add'>
}

type Act = 'change' | 'password' | 'unlock' | 'disable' | 'enable'

/** What can be done about one person: a menu, and a dialog for each of its choices. */
export function PersonActs({ person, forces, isViewer, actions }: PersonActsProps) {
  const [act, setAct] = useState<Act>()
  const [password, setPassword] = useState<string>()
  const router = useRouter()
  const { id: personId, name } = person
  const close = () => setAct(undefined)
  const doneWith = (words: string) => () => {
    close()
    toast(words, { tone: 'ok' })
    router.refresh()
  }
  const choices: { id: Act; label: string }[] = [
    { id: 'change', label: 'Role, force and clearance' },
    { id: 'password', label: 'New password' },
  ]
  if (person.lockedUntil) choices.push({ id: 'unlock', label: 'Unlock' })
  if (person.disabled) choices.push({ id: 'enable', label: 'Enable' })
  else if (!isViewer) choices.push({ id: 'disable', label: 'Disable' })

  return (
    <>
      <Menu
        label={
          <>
            Change<span className="sr-only"> {name}</span>
          </>
        }
        choices={choices}
        onChoose={(chosen) => setAct(chosen as Act)}
      />
      {act === 'change' && (
        <ChangePerson
          {...{ person, forces, isViewer }}
          change={actions.change}
          onClose={close}
          onDone={doneWith(`${name} is changed.`)}
        />
      )}
      {act === 'password' && (
        <ConfirmAct
          title={`New password for ${name}`}
          verb="Make a new password"
          act={() => actions.renewPassword({ personId })}
          onClose={close}
          onDone={(made) => {
            close()
            setPassword(made.password)
          }}
        >
          The old password stops working and {isViewer ? 'you are' : `${name} is`} signed out everywhere.
        </ConfirmAct>
      )}
      {act === 'unlock' && (
        <ConfirmAct
          title={`Unlock ${name}`}
          verb="Unlock"
          act={() => actions.unlock({ personId })}
          onClose={close}
          onDone={doneWith(`${name} may try again.`)}
        >
          Somebody failed to sign in as {name} several times. Ask whether it was {name} before you unlock.
        </ConfirmAct>
      )}
      {act === 'disable' && (
        <ConfirmAct
          title={`Disable ${name}`}
          verb="Disable"
          danger
          act={() => actions.disable({ personId })}
          onClose={close}
          onDone={doneWith(`${name} is disabled and signed out.`)}
        >
          {name} is signed out everywhere at once and cannot sign in until somebody enables the account again.
        </ConfirmAct>
      )}
      {act === 'enable' && (
        <ConfirmAct
          title={`Enable ${name}`}
          verb="Enable"
          act={() => actions.enable({ personId })}
          onClose={close}
          onDone={doneWith(`${name} may sign in again.`)}
        >
          {name} may sign in again with the password of before and do what the role allows.
        </ConfirmAct>
      )}
      {password && (
        <PasswordShown
          name={name}
          password={password}
          onClose={() => {
            setPassword(undefined)
            router.refresh()
          }}
        />
      )}
    </>
  )
}
