import { Checkbox, Field, Select } from '#components/ui/field.tsx'
import { isRole, type Role, roleNames, roles } from '#lib/access/role.ts'
import type { Force } from './person.ts'

export interface Duties {
  role: Role
  forceId: string | null
  cleared: boolean
}

/** What a person may do and for whom; `ownRole` keeps administrators from taking their own role away. */
export function DutiesFields({
  forces,
  given,
  ownRole = false,
}: {
  forces: readonly Force[]
  given?: Duties
  ownRole?: boolean
}) {
  return (
    <>
      <Field
        label="Role"
        hint={ownRole ? 'Your own role is for another administrator to change.' : 'What the person may do.'}
      >
        {(tie) => (
          <Select {...tie} name="role" defaultValue={given?.role ?? 'operator'}>
            {roles
              .filter((role) => !ownRole || role === given?.role)
              .map((role) => (
                <option key={role} value={role}>
                  {roleNames[role]}
                </option>
              ))}
          </Select>
        )}
      </Field>
      <Field label="Force">
        {(tie) => (
          <Select {...tie} name="force" defaultValue={given?.forceId ?? ''}>
            <option value="">None</option>
            {forces.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Checkbox name="cleared" defaultChecked={given?.cleared}>
        Cleared for SILENT entries and their alarms, as far as the role sees any
      </Checkbox>
    </>
  )
}

/** What the fields hold; a role that is none is the least of them all. */
export function dutiesOf(form: FormData): Duties {
  const role = String(form.get('role'))
  return {
    role: isRole(role) ? role : 'officer',
    forceId: String(form.get('force')) || null,
    cleared: form.get('cleared') !== null,
  }
}
