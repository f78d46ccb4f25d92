'use client'
import { useRouter } from 'next/navigation'
import type { FormEvent } from 'react'
import { useAct } from '#components/people/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox } from '#components/ui/field.tsx'
import { ErrorState } from '#components/ui/state.tsx'
import { toast } from '#components/ui/toast-store.ts'
import type { KeptList, ListActions } from '#lib/hotlists/keeping/command-input.ts'
import type { ListToKeep } from '#lib/hotlists/keeping/list-to-keep.ts'
import { keptListOf } from './form-values.ts'
import { MatchFields } from './match-fields.tsx'
import { type ListChoices, OwnerFields } from './owner-fields.tsx'

interface ListFormProps {
  choices: ListChoices
  start: KeptList
  /** The list that is changed; null: a new one is made. */
  list: Pick<ListToKeep, 'id' | 'version'> | null
  mayBeCovert: boolean
  actions: Pick<ListActions, 'make' | 'change'>
}

/** What a list is called, whose it is, how often it is renewed and what a match on it is worth. */
export function ListForm({ choices, start, list, mayBeCovert, actions }: ListFormProps) {
  const { busy, problem, run } = useAct()
  const router = useRouter()

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const kept = keptListOf(form)
    const open = (id: string, words: string) => {
      toast(words, { tone: 'ok' })
      router.push(`/hotlists/lists/${encodeURIComponent(id)}`)
    }
    if (list) {
      const change = { hotlistId: list.id, version: list.version, ...kept }
      return void run(
        () => actions.change(change),
        () => open(list.id, `${kept.name} is changed.`),
      )
    }
    void run(
      () => actions.make({ ...kept, covert: form.get('covert') !== null }),
      ({ hotlistId }) => open(hotlistId, `${kept.name} is made. It has no entries yet.`),
    )
  }

  return (
    <form onSubmit={submit} aria-label={list ? 'The list' : 'New list'} className="grid max-w-[68rem] gap-6">
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <OwnerFields choices={choices} start={start} />
        <MatchFields choices={choices} start={start} />
      </div>
      {!list && mayBeCovert && (
        <Checkbox name="covert">
          Covert: it takes SILENT entries alone and exists for cleared people only. This cannot be changed later.
        </Checkbox>
      )}
      {problem && <ErrorState title="Not saved: what you typed is still here">{problem}</ErrorState>}
      <p className="flex gap-2">
        <Button type="submit" tone="primary" busy={busy}>
          {list ? 'Save' : 'Make the list'}
        </Button>
        <Button onClick={() => router.back()}>Cancel</Button>
      </p>
    </form>
  )
}
