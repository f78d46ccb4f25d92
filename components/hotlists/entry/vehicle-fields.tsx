import { Field, TextInput } from '#components/ui/field.tsx'
import type { EntryStart } from './entry-start.ts'
import { LineField } from './line-field.tsx'

interface VehicleFieldsProps {
  start: EntryStart
  mark: string
  /** Null: the mark of an entry is never changed. */
  onMark: ((mark: string) => void) | null
}

/** Its mark, and what it looks like. */
export const VehicleFields = ({ start, mark, onMark }: VehicleFieldsProps) => (
  <fieldset className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4">
    <legend className="mb-2 text-lg font-semibold">Vehicle</legend>
    <Field label="Mark" hint="? is one unknown character, * any number.">
      {(tie) => (
        <TextInput
          {...tie}
          name="vrm"
          required
          maxLength={32}
          autoComplete="off"
          className="font-mark uppercase"
          value={mark}
          readOnly={!onMark}
          onChange={(event) => onMark?.(event.target.value)}
        />
      )}
    </Field>
    <LineField start={start} name="make" label="Make" limit={40} />
    <LineField start={start} name="model" label="Model" limit={40} />
    <LineField start={start} name="colour" label="Colour" limit={40} />
  </fieldset>
)
