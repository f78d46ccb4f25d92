import { Checkbox, Field, TextInput } from '#components/ui/field.tsx'
import type { EntryStart } from './entry-start.ts'

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Where and when it counts; nothing chosen means everywhere and always. */
export function ScopeFields({
  scope,
  forces,
}: {
  scope: EntryStart['scope']
  forces: readonly { id: string; name: string }[]
}) {
  return (
    <details open={scope !== null}>
      <summary className="cursor-pointer text-sm font-medium">Scope: only in some forces or hours</summary>
      <div className="grid gap-3 pt-3 sm:grid-cols-2 lg:grid-cols-4">
        <fieldset>
          <legend className="text-sm font-medium">Forces</legend>
          {forces.map(({ id, name }) => (
            <Checkbox key={id} name="scopeForce" value={id} defaultChecked={scope?.forceIds?.includes(id)}>
              {name}
            </Checkbox>
          ))}
        </fieldset>
        <Field label="From (London)">
          {(tie) => (
            <TextInput
              {...tie}
              type="time"
              name="scopeFrom"
              defaultValue={scope?.hours && clock(scope.hours.fromMinute)}
            />
          )}
        </Field>
        <Field label="Until">
          {(tie) => (
            <TextInput {...tie} type="time" name="scopeTo" defaultValue={scope?.hours && clock(scope.hours.toMinute)} />
          )}
        </Field>
      </div>
    </details>
  )
}
