'use client'
import type { FormEvent } from 'react'
import { BandMark } from '#components/band/band-mark.tsx'
import { Button } from '#components/ui/button.tsx'
import { Field, TextInput } from '#components/ui/field.tsx'
import { type Band, bandNames } from '#lib/alarms/band.ts'
import type { PolicyActions } from '#lib/alarms/policies/command-input.ts'
import type { BandTimes } from '#lib/alarms/policies/content.ts'
import { timeWords } from '#lib/alarms/policies/words.ts'
import { GradePresets } from './grade-presets.tsx'
import { Problem } from './problem.tsx'
import { type OnDraft, useSave } from './use-save.ts'

/** The times of one band; an empty field means that nothing of the kind happens. */
export function TimesForm(props: { onDraft: OnDraft; band: Band; times: BandTimes; save: PolicyActions['saveTimes'] }) {
  const { onDraft, band, times, save } = props
  const { busy, problem, run } = useSave()
  const names = [...new Set([...Object.keys(timeWords), ...Object.keys(times)])].filter((name) => name in times)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const given = names.map((name) => [name, form.get(name) === '' ? null : Number(form.get(name))])
    const act = () => save({ ...onDraft, band, times: Object.fromEntries(given) as BandTimes })
    void run(act, `${bandNames[band]} times are saved in the draft.`)
  }
  return (
    <form onSubmit={submit} aria-label={`${bandNames[band]} times`} className="grid gap-2">
      <div className="grid grid-cols-2 items-end gap-x-3 gap-y-2 sm:grid-cols-4 lg:grid-cols-[7rem_repeat(9,minmax(0,1fr))_auto]">
        <span className="col-span-full flex min-h-control items-center gap-2 lg:col-span-1">
          <BandMark band={band} decorative /> {bandNames[band]}
        </span>
        {names.map((name) => (
          <Field key={name} label={timeWords[name] ?? name}>
            {(tie) => <TextInput {...tie} name={name} type="number" step={1} defaultValue={times[name] ?? ''} />}
          </Field>
        ))}
        <Button type="submit" busy={busy}>
          Save
        </Button>
      </div>
      {band !== 'log' && <GradePresets />}
      <Problem>{problem}</Problem>
    </form>
  )
}
