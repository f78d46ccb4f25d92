'use client'
import { Button } from '#components/ui/button.tsx'
import { Field, Select, TextInput } from '#components/ui/field.tsx'

interface EntrySearchProps {
  lists: readonly { id: string; name: string }[]
  list?: string
  mark?: string
  state?: string
}

/** A plain form: the search is in the address, so that it can be kept and sent on. */
export function EntrySearch({ lists, list, mark, state }: EntrySearchProps) {
  return (
    <search>
      <form className="flex flex-wrap items-end gap-3">
        <Field label="Mark, or a part of it (? and * stand for what is not known)">
          {(tie) => <TextInput {...tie} name="mark" defaultValue={mark} maxLength={32} className="font-mark" />}
        </Field>
        <Field label="List">
          {(tie) => (
            <Select {...tie} name="list" defaultValue={list ?? ''}>
              <option value="">All lists</option>
              {lists.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label="State">
          {(tie) => (
            <Select {...tie} name="state" defaultValue={state ?? ''}>
              <option value="">Any</option>
              <option value="live">Live</option>
              <option value="pending">Waiting for authorisation</option>
              <option value="weeded">Past its weed date</option>
              <option value="withdrawn">Withdrawn</option>
            </Select>
          )}
        </Field>
        <Button type="submit" tone="primary">
          Search
        </Button>
      </form>
    </search>
  )
}
