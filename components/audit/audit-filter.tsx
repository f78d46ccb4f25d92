'use client'
import { Button } from '#components/ui/button.tsx'
import { Field, Select, TextInput } from '#components/ui/field.tsx'

interface AuditFilterProps {
  actions: readonly string[]
  people: readonly { id: string; name: string }[]
  action?: string
  actor?: string
  object?: string
}

export function AuditFilter({ actions, people, action, actor, object }: AuditFilterProps) {
  return (
    <search>
      <form className="flex flex-wrap items-end gap-3">
        <Field label="What">
          {(tie) => (
            <Select {...tie} name="action" defaultValue={action ?? ''}>
              <option value="">Everything</option>
              {actions.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="Who">
          {(tie) => (
            <Select {...tie} name="actor" defaultValue={actor ?? ''}>
              <option value="">Everybody</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="To what (kind, or kind:id)">
          {(tie) => <TextInput {...tie} name="object" defaultValue={object} maxLength={100} />}
        </Field>
        <Button type="submit" tone="primary">
          Show
        </Button>
      </form>
    </search>
  )
}
