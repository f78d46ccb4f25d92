'use client'
import type { FormEvent } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field, TextInput } from '#components/ui/field.tsx'
import type { PolicyActions } from '#lib/alarms/policies/command-input.ts'
import { settingWords } from '#lib/alarms/policies/words.ts'
import { Problem } from './problem.tsx'
import { type OnDraft, useSave } from './use-save.ts'

type Settings = Parameters<PolicyActions['saveSettings']>[0]['settings']
/** Where a policy does not say: as lib/alarms/policy.ts has it. */
const usual: Settings = {
  groupingMinutes: 30,
  delayedSec: 300,
  misreadDays: 30,
  feedDays: 31,
  undoSec: 10,
  reopenHours: 24,
}
const names = Object.keys(usual) as (keyof Settings)[]

/** The settings beside categories and times. */
export function SettingsForm(props: {
  onDraft: OnDraft
  settings: Readonly<Record<string, unknown>>
  save: PolicyActions['saveSettings']
}) {
  const { busy, problem, run } = useSave()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const settings = Object.fromEntries(names.map((name) => [name, Number(form.get(name))])) as Settings
    void run(() => props.save({ ...props.onDraft, settings }), 'The settings are saved in the draft.')
  }
  return (
    <form onSubmit={submit} aria-labelledby="settings" className="grid gap-3">
      <h2 id="settings" className="text-lg font-semibold">
        Settings
      </h2>
      <div className="flex flex-wrap items-end gap-3">
        {names.map((name) => (
          <Field key={name} label={settingWords[name]}>
            {(tie) => (
              <TextInput
                {...tie}
                name={name}
                type="number"
                min={0}
                step="any"
                required
                defaultValue={Number(props.settings[name] ?? usual[name])}
                className="w-32"
              />
            )}
          </Field>
        ))}
        <Button type="submit" busy={busy}>
          Save
        </Button>
      </div>
      <Problem>{problem}</Problem>
    </form>
  )
}
