import Link from 'next/link'
import { Button } from '#components/ui/button.tsx'
import { Checkbox, Field, Select, TextInput } from '#components/ui/field.tsx'
import { type FeedFilter, likelyFrom } from '#lib/alarms/feed/filter.ts'

interface Choices {
  categories: readonly { code: string; name: string }[]
  forces: readonly { id: string; name: string }[]
  lists: readonly { id: string; name: string }[]
}

/** A plain form: the filter is in the address, so that it can be kept and sent on. */
export function FeedSearch({
  choices,
  filter,
  csvHref,
}: {
  choices: Choices
  filter: FeedFilter
  csvHref: string | null
}) {
  const { categories, forces, lists } = choices
  return (
    <search>
      <form className="flex flex-wrap items-end gap-3">
        <Field label="Mark, or a part of it">
          {(tie) => (
            <TextInput {...tie} name="mark" defaultValue={filter.mark} maxLength={32} className="w-36 font-mark" />
          )}
        </Field>
        <Choose
          label="Category"
          name="category"
          value={filter.category}
          options={categories.map(({ code, name }) => [code, name])}
        />
        <Choose label="Force" name="force" value={filter.force} options={forces.map(({ id, name }) => [id, name])} />
        <Field label="Road">
          {(tie) => <TextInput {...tie} name="road" defaultValue={filter.road} maxLength={40} className="w-24" />}
        </Field>
        <Choose label="List" name="list" value={filter.list} options={lists.map(({ id, name }) => [id, name])} />
        <Checkbox name="weak" value="yes" defaultChecked={filter.weak === 'yes'}>
          Unlikely ones too (below {likelyFrom * 100} %)
        </Checkbox>
        <Button type="submit" tone="primary">
          Filter
        </Button>
        <Link href="/feed" className="min-h-control content-center text-link underline">
          Everything
        </Link>
        {csvHref && (
          // A file, not a page: Next's router must not fetch it ahead.
          <a href={csvHref} download className="ml-auto min-h-control content-center text-link underline">
            CSV of the newest 50,000
          </a>
        )}
      </form>
    </search>
  )
}

function Choose(props: { label: string; name: string; value: string | undefined; options: [string, string][] }) {
  return (
    <Field label={props.label}>
      {(tie) => (
        <Select {...tie} name={props.name} defaultValue={props.value ?? ''}>
          <option value="">All</option>
          {props.options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </Select>
      )}
    </Field>
  )
}
