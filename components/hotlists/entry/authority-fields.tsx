import { Field, Select } from '#components/ui/field.tsx'
import type { EntryStart } from './entry-start.ts'
import type { Named } from './form-choices.ts'
import { LineField } from './line-field.tsx'

interface AuthorityFieldsProps {
  start: EntryStart
  forces: readonly Named[]
  owners: readonly Named[]
}

const markings = ['OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET']

/** Whose entry it is, who is asked about it, and where it comes from. */
export const AuthorityFields = ({ start, forces, owners }: AuthorityFieldsProps) => (
  <fieldset className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
    <legend className="mb-2 text-lg font-semibold">Authority and source</legend>
    <Field label="Owner force">
      {(tie) => (
        <Select {...tie} name="forceId" defaultValue={start.forceId}>
          <Options of={forces} />
        </Select>
      )}
    </Field>
    <Field label="Owner, who reviews it">
      {(tie) => (
        <Select {...tie} name="ownerId" required defaultValue={start.ownerId ?? ''}>
          <option value="">Choose</option>
          <Options of={owners} />
        </Select>
      )}
    </Field>
    <LineField start={start} name="contact" label="Nominated contact" limit={200} required />
    <LineField start={start} name="sourceReference" label="Source reference" limit={100} required />
    <Field label="Marking">
      {(tie) => (
        <Select {...tie} name="marking" defaultValue={start.marking ?? 'OFFICIAL'}>
          {markings.map((value) => (
            <option key={value}>{value}</option>
          ))}
        </Select>
      )}
    </Field>
    <LineField start={start} name="cadReference" label="Log reference" limit={64} />
    <LineField start={start} name="pncId" label="PNC id" limit={40} />
    <LineField start={start} name="nimCode" label="NIM code (5x5x5)" limit={16} />
  </fieldset>
)

const Options = ({ of }: { of: readonly Named[] }) =>
  of.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ))
