import { Field, Select, TextInput } from '#components/ui/field.tsx'
import type { Judged } from '#lib/hotlists/coherence.ts'
import type { EntryCategory } from '#lib/hotlists/entries/entry-policy.ts'
import type { EntryStart } from './entry-start.ts'
import type { ListChoice } from './form-choices.ts'
import { LineField } from './line-field.tsx'

const grades = { high: 'High', medium: 'Medium', low: 'Low' } as const

interface WantedFieldsProps {
  start: EntryStart
  lists: readonly ListChoice[]
  categories: readonly EntryCategory[]
  list: ListChoice | undefined
  judged: Judged
  weedAt: string
  onList: (id: string) => void
  onCategory: (code: string) => void
  onJudged: (change: Partial<Judged>) => void
  onWeedAt: (at: string) => void
}

/** List, category and what follows from it: grade, action and how long it stands. */
export function WantedFields(props: WantedFieldsProps) {
  const { start, lists, categories, list, judged, weedAt, onList, onCategory, onJudged, onWeedAt } = props
  return (
    <fieldset className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-3">
      <legend className="mb-2 text-lg font-semibold">Why it is wanted</legend>
      <Field label="List">
        {(tie) => (
          <Select {...tie} name="hotlistId" value={list?.id ?? ''} onChange={(event) => onList(event.target.value)}>
            {lists.map(({ id, name, covert }) => (
              <option key={id} value={id}>
                {name}
                {covert ? ' (covert)' : ''}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Category" hint="Proposes grade, action and weed date (policy).">
        {(tie) => (
          <Select
            {...tie}
            name="category"
            required
            value={judged.category}
            onChange={(event) => onCategory(event.target.value)}
          >
            <option value="">Choose</option>
            {categories.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <LineField start={start} name="reason" label="Reason" limit={200} required />
      <Field label="Grade">
        {(tie) => (
          <Select
            {...tie}
            name="grade"
            value={judged.grade}
            onChange={(event) => onJudged({ grade: event.target.value as Judged['grade'] })}
          >
            {Object.entries(grades).map(([value, words]) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Action">
        {(tie) => (
          <Select
            {...tie}
            name="action"
            value={judged.action}
            onChange={(event) => onJudged({ action: event.target.value })}
          >
            {(list?.covert ? ['SILENT'] : ['STOP', 'seen']).map((value) => (
              <option key={value}>{value}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Weed date (London)" hint="From that minute no read matches it.">
        {(tie) => (
          <TextInput
            {...tie}
            type="datetime-local"
            name="weedAt"
            required
            value={weedAt}
            onChange={(event) => onWeedAt(event.target.value)}
          />
        )}
      </Field>
    </fieldset>
  )
}
