import { Field, Select, TextInput } from '#components/ui/field.tsx'
import type { KeptList } from '#lib/hotlists/keeping/command-input.ts'
import { percentText } from './form-values.ts'
import type { ListChoices } from './owner-fields.tsx'

const percent = { type: 'number', min: 0, max: 100, step: 1 } as const

/** How fresh it must be, what a replacement may take away, and what a match on it is worth. */
export function MatchFields({ choices, start }: { choices: ListChoices; start: KeptList }) {
  const { match } = start
  return (
    <fieldset className="grid content-start gap-3">
      <legend className="mb-2 text-lg font-semibold">How it is kept and matched</legend>
      <Field
        label="Expected refresh, in hours"
        hint="Late after half of it and old after all of it, but never before 12 and 24 h (policy)."
      >
        {(tie) => (
          <TextInput
            {...tie}
            type="number"
            name="hours"
            min={1}
            max={8760}
            defaultValue={start.expectedRefreshHours}
            required
          />
        )}
      </Field>
      <Field label="Guard, in per cent" hint="A replacement that withdraws more than this share waits for a reason.">
        {(tie) => (
          <TextInput {...tie} {...percent} name="guard" defaultValue={percentText(start.guardShare)} required />
        )}
      </Field>
      <Field label="Category of rows that name none">
        {(tie) => (
          <Select {...tie} name="category" defaultValue={start.category ?? ''}>
            <option value="">The file must say</option>
            {choices.categories.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="What a match is worth">
        {(tie) => (
          <Select {...tie} name="most" defaultValue={match.most ?? ''}>
            <option value="">As read and category say</option>
            <option value="possible">At most a possible alarm, which never sounds as High by itself</option>
            <option value="log">At most a line of the feed, which calls nobody</option>
          </Select>
        )}
      </Field>
      <div className="grid items-end gap-3 sm:grid-cols-2">
        <Field label="Tolerated read: alarm from, %" hint="Empty: as the category says.">
          {(tie) => <TextInput {...tie} {...percent} name="raise" defaultValue={percentText(match.raiseAt)} />}
        </Field>
        <Field label="Possible from, %" hint="Empty: as the category says.">
          {(tie) => <TextInput {...tie} {...percent} name="possible" defaultValue={percentText(match.possibleAt)} />}
        </Field>
      </div>
    </fieldset>
  )
}
