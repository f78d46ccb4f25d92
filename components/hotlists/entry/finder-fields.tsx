import { Field, TextArea } from '#components/ui/field.tsx'
import type { EntryStart } from './entry-start.ts'

/** What to tell whoever finds it. */
export const FinderFields = ({ start }: { start: EntryStart }) => (
  <fieldset className="grid gap-3 sm:grid-cols-2">
    <legend className="mb-2 text-lg font-semibold">For whoever finds it</legend>
    <Field label="Information and action">
      {(tie) => (
        <TextArea {...tie} name="information" required maxLength={2000} defaultValue={start.information ?? ''} />
      )}
    </Field>
    <Field label="Operational instructions">
      {(tie) => (
        <TextArea
          {...tie}
          name="operationalInstructions"
          maxLength={2000}
          defaultValue={start.operationalInstructions ?? ''}
        />
      )}
    </Field>
  </fieldset>
)
