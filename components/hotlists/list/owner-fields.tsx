import { Field, Select, TextInput } from '#components/ui/field.tsx'
import type { KeptList } from '#lib/hotlists/keeping/command-input.ts'

export interface ListChoices {
  forces: readonly { id: string; name: string }[]
  categories: readonly { code: string; name: string }[]
}

/** Name, source, and who answers for the list. */
export function OwnerFields({ choices, start }: { choices: ListChoices; start: KeptList }) {
  return (
    <fieldset className="grid content-start gap-3">
      <legend className="mb-2 text-lg font-semibold">Whose it is</legend>
      <Field label="Name" hint="As operators read it on an alarm.">
        {(tie) => <TextInput {...tie} name="name" defaultValue={start.name} required minLength={3} maxLength={100} />}
      </Field>
      <Field label="Source" hint="The system or body its entries come from.">
        {(tie) => (
          <TextInput {...tie} name="source" defaultValue={start.source} required minLength={2} maxLength={200} />
        )}
      </Field>
      <Field label="Owning force">
        {(tie) => (
          <Select {...tie} name="force" defaultValue={start.forceId} required>
            {choices.forces.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Owner" hint="The person or unit that answers for every entry.">
        {(tie) => <TextInput {...tie} name="owner" defaultValue={start.owner} required minLength={2} maxLength={100} />}
      </Field>
      <Field label="Nominated contact" hint="Reached day and night: operators ring it before a stop.">
        {(tie) => (
          <TextInput {...tie} name="contact" defaultValue={start.contact} required minLength={3} maxLength={200} />
        )}
      </Field>
    </fieldset>
  )
}
