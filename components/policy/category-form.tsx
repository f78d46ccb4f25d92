'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Checkbox, Field, Select, TextArea, TextInput } from '#components/ui/field.tsx'
import { bandNames, bands } from '#lib/alarms/band.ts'
import type { PolicyActions } from '#lib/alarms/policies/command-input.ts'
import type { CategoryContent } from '#lib/alarms/policies/content.ts'
import { categoryWords } from '#lib/alarms/policies/words.ts'
import { categoryFrom } from './category-from.ts'
import { EntryDefaultsFields } from './entry-defaults-fields.tsx'
import { Problem } from './problem.tsx'
import { type OnDraft, useSave } from './use-save.ts'

const texts = ['cause', 'consequence', 'whatIsThis', 'whatToDo', 'whoToCall', 'escalation'] as const
const asked = ['bandHigh', 'bandMedium', 'bandLow'] as const

/** One category of a draft; `category` is null for a new one. */
export function CategoryForm({
  onDraft,
  category,
  save,
}: {
  onDraft: OnDraft
  category: CategoryContent | null
  save: PolicyActions['saveCategory']
}) {
  const { busy, problem, run } = useSave()
  const [feedOnly, setFeedOnly] = useState(category?.feedOnly ?? false)
  const tolerant = category?.matchPolicy?.tolerant
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = categoryFrom(new FormData(event.currentTarget), category)
    void run(() => save({ ...onDraft, category: given }), `${given.name} is saved in the draft.`)
  }
  return (
    <form
      onSubmit={submit}
      aria-label={category?.name ?? 'New category'}
      className="grid gap-3 rounded-md border border-line bg-panel p-4"
    >
      <div className="flex flex-wrap items-end gap-3">
        {!category && (
          <Field label="Code, as lists name it">
            {(tie) => <TextInput {...tie} name="code" required pattern="[a-z][a-z0-9\-]+" maxLength={40} />}
          </Field>
        )}
        <Field label={categoryWords.name}>
          {(tie) => <TextInput {...tie} name="name" required maxLength={60} defaultValue={category?.name} />}
        </Field>
        <Field label={categoryWords.harmWeight} hint="0 to 100 (policy)">
          {(tie) => (
            <TextInput
              {...tie}
              name="harmWeight"
              type="number"
              min={0}
              max={100}
              required
              defaultValue={category?.harmWeight ?? 25}
              className="w-24"
            />
          )}
        </Field>
        <Checkbox name="feedOnly" checked={feedOnly} onChange={(event) => setFeedOnly(event.currentTarget.checked)}>
          Feed only: no alarm, no sound
        </Checkbox>
      </div>
      {!feedOnly && (
        <div className="flex flex-wrap items-end gap-3">
          {asked.map((part) => (
            <Field key={part} label={categoryWords[part]}>
              {(tie) => (
                <Select {...tie} name={part} defaultValue={category?.[part] ?? 'low'}>
                  {bands.map((band) => (
                    <option key={band} value={band}>
                      {bandNames[band]}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          ))}
          {(['raiseAt', 'possibleAt'] as const).map((part) => (
            <Field key={part} label={part === 'raiseAt' ? 'Misread marks raised from (%)' : 'POSSIBLE from (%)'}>
              {(tie) => (
                <TextInput
                  {...tie}
                  name={part}
                  type="number"
                  min={0}
                  max={100}
                  step="any"
                  defaultValue={percent(tolerant?.[part])}
                  className="w-28"
                />
              )}
            </Field>
          ))}
        </div>
      )}
      <div className="grid gap-3 md:grid-cols-2">
        {texts.map((part) => (
          <Field key={part} label={categoryWords[part]}>
            {(tie) => <TextArea {...tie} name={part} maxLength={2000} defaultValue={category?.[part]} />}
          </Field>
        ))}
      </div>
      <EntryDefaultsFields stored={category?.entryDefaults ?? null} />
      <Problem>{problem}</Problem>
      <Button type="submit" busy={busy} className="justify-self-start">
        Save in the draft
      </Button>
    </form>
  )
}

const percent = (share: number | undefined) => (share === undefined ? undefined : Math.round(share * 1000) / 10)
