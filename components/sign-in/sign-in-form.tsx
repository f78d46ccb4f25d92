'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { draftsKey } from '#components/desk/drafts/drafts.ts'
import { Button } from '#components/ui/button.tsx'
import { Field, TextInput } from '#components/ui/field.tsx'
import { ErrorState } from '#components/ui/state.tsx'

const noAnswer = 'The server did not answer. Nothing was sent anywhere else; try again in a few seconds.'

interface SignInFormProps {
  next: string
  refusal: string | null
  /** Somebody went, rather than was sent here from a page: what they typed and did not send goes with them. */
  left: boolean
}

/** A plain form that works before its script does; the script keeps the address in place when the answer is no. */
export function SignInForm({ next, refusal, left }: SignInFormProps) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState(refusal)
  const password = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (left) window.sessionStorage.removeItem(draftsKey)
  }, [left])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    if (busy) return
    setBusy(true)
    const said = await ask(form)
    if ('next' in said) return window.location.assign(said.next)
    setBusy(false)
    setProblem(said.message)
    password.current?.select()
  }

  return (
    <form method="post" action="/api/auth/sign-in/email" onSubmit={submit} className="grid gap-4">
      {problem && <ErrorState title="You are not signed in">{problem}</ErrorState>}
      <Field label="Email">
        {(tie) => (
          <TextInput {...tie} type="email" name="email" autoComplete="username" required maxLength={254} autoFocus />
        )}
      </Field>
      <Field label="Password">
        {(tie) => (
          <TextInput
            {...tie}
            ref={password}
            type="password"
            name="password"
            autoComplete="current-password"
            required
            maxLength={128}
          />
        )}
      </Field>
      <input type="hidden" name="next" value={next} />
      <Button type="submit" tone="primary" busy={busy}>
        {busy ? 'Signing in' : 'Sign in'}
      </Button>
    </form>
  )
}

async function ask(form: HTMLFormElement): Promise<{ next: string } | { message: string }> {
  try {
    const response = await fetch(form.action, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(Object.fromEntries(new FormData(form))),
    })
    return await response.json()
  } catch {
    return { message: noAnswer }
  }
}
