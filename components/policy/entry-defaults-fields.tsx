import { Checkbox, Field, Select, TextInput } from '#components/ui/field.tsx'
import type { CategoryContent } from '#lib/alarms/policies/content.ts'
import { entryDefaultsOf } from '#lib/hotlists/entries/entry-policy.ts'

const days = { type: 'number', min: 1, max: 366, step: 1, className: 'w-24' } as const

/** What an entry of the category begins with on the form by hand; whoever enters it may change it. */
export function EntryDefaultsFields({ stored }: { stored: CategoryContent['entryDefaults'] }) {
  const { grade, action, lifeDays, reviewDays, confirm } = entryDefaultsOf(stored)
  return (
    <fieldset className="grid gap-2 border-t border-line pt-3">
      <legend className="contents text-sm font-semibold">An entry by hand begins with</legend>
      <div className="flex flex-wrap items-end gap-3">
        <Field label="Grade">
          {(tie) => (
            <Select {...tie} name="entryGrade" defaultValue={grade}>
              <option value="high">High</option>
              <option value="medium">Medium</option>
              <option value="low">Low</option>
            </Select>
          )}
        </Field>
        <Field label="Action">
          {(tie) => (
            <Select {...tie} name="entryAction" defaultValue={action}>
              <option value="STOP">STOP</option>
              <option value="seen">seen</option>
              <option value="SILENT">SILENT</option>
            </Select>
          )}
        </Field>
        <Field label="Weed date after (days)">
          {(tie) => <TextInput {...tie} {...days} name="entryLifeDays" defaultValue={lifeDays} required />}
        </Field>
        <Field label="Review every (days)">
          {(tie) => <TextInput {...tie} {...days} name="entryReviewDays" defaultValue={reviewDays} />}
        </Field>
        <Checkbox name="entryConfirm" defaultChecked={confirm}>
          Unconfirmed until somebody confirms it
        </Checkbox>
      </div>
    </fieldset>
  )
}
