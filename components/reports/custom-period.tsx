'use client'
import { Button } from '#components/ui/button.tsx'
import { Field, TextInput } from '#components/ui/field.tsx'

/** A form that asks by address, so it works without script too; times are those of London's clocks. */
export function CustomPeriod({ force, from, until }: { force?: string; from?: string; until?: string }) {
  return (
    <form action="/reports/response" className="flex flex-wrap items-end gap-2" aria-label="Custom period">
      <input type="hidden" name="period" value="custom" />
      {force && <input type="hidden" name="force" value={force} />}
      <Field label="From">
        {(tie) => <TextInput {...tie} type="datetime-local" name="from" defaultValue={from} required />}
      </Field>
      <Field label="Until, not included">
        {(tie) => <TextInput {...tie} type="datetime-local" name="until" defaultValue={until} required />}
      </Field>
      <Button type="submit">Show</Button>
    </form>
  )
}
