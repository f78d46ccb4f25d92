import { Button } from '#components/ui/button.tsx'
import { Field, TextInput } from '#components/ui/field.tsx'

/** A plain form: the search is in the address. */
export function PersonSearch({ find }: { find?: string }) {
  return (
    <search>
      <form className="flex flex-wrap items-end gap-3">
        <Field label="Name or email, or a part of it">
          {(tie) => <TextInput {...tie} name="find" defaultValue={find} maxLength={100} />}
        </Field>
        <Button type="submit">Search</Button>
      </form>
    </search>
  )
}
