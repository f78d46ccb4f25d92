import { Field, TextInput } from '#components/ui/field.tsx'
import type { EntryStart } from './entry-start.ts'

interface LineFieldProps {
  start: EntryStart
  name: keyof EntryStart
  label: string
  limit: number
  required?: boolean
}

/** One line of text of an entry, beginning with what it holds. */
export const LineField = ({ start, name, label, limit, required }: LineFieldProps) => (
  <Field label={label}>
    {(tie) => (
      <TextInput
        {...tie}
        name={name}
        defaultValue={(start[name] as string | null) ?? ''}
        maxLength={limit}
        autoComplete="off"
        required={required}
      />
    )}
  </Field>
)
