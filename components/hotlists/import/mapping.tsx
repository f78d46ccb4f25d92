'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Field, Select, TextInput } from '#components/ui/field.tsx'
import { type FileField, fieldNames, fileFields, type Layout } from '#lib/hotlists/files/layout.ts'

/**
 * How a source writes its files, kept with its list. `firstRow` is that of the file that was read last: its columns can
 * then be chosen by what stands in them.
 */
export function Mapping({
  layout,
  firstRow,
  header,
  save,
}: {
  layout: Layout
  firstRow: readonly string[] | undefined
  header: boolean
  save: (layout: Layout) => Promise<string | undefined>
}) {
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const [own, setOwn] = useState(layout.columns !== undefined)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim() || undefined
    const { columns: _, dates: __, defaults: ___, header: ____, ...rest } = layout
    const columns = Object.fromEntries(
      fileFields.flatMap((field) => {
        const where = text(`column-${field}`)
        if (!where) return []
        const number = Number(where)
        return [[field, Number.isInteger(number) && number > 0 ? number : where]]
      }),
    )
    const defaults = Object.fromEntries(
      (['action', 'category', 'grade', 'reason', 'contact'] as const).flatMap((name) => {
        const value = text(name)
        return value ? [[name, value]] : []
      }),
    )
    const heading = text('header')
    setBusy(true)
    const failed = await save({
      ...rest,
      ...(heading && { header: heading === 'yes' }),
      ...(own && { columns }),
      ...(text('dates') && { dates: text('dates') as Layout['dates'] }),
      defaults,
    })
    setBusy(false)
    setProblem(failed)
  }

  const whereOf = (field: FileField): string => String(layout.columns?.[field] ?? '')
  return (
    <form onSubmit={submit} className="grid gap-4">
      <div className="grid grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] gap-3">
        <Field label="Columns">
          {(tie) => (
            <Select {...tie} value={own ? 'own' : 'usual'} onChange={(event) => setOwn(event.target.value === 'own')}>
              <option value="usual">By headings, else the 16 of VOI</option>
              <option value="own">As I say below</option>
            </Select>
          )}
        </Field>
        <Field label="First row">
          {(tie) => (
            <Select
              {...tie}
              name="header"
              defaultValue={layout.header === undefined ? '' : layout.header ? 'yes' : 'no'}
            >
              <option value="">Found out from the file</option>
              <option value="yes">Names the columns</option>
              <option value="no">Is an entry</option>
            </Select>
          )}
        </Field>
        <Field label="Dates like 03/04/2027">
          {(tie) => (
            <Select {...tie} name="dates" defaultValue={layout.dates ?? ''}>
              <option value="">Day first in VOI, else refused</option>
              <option value="british">Day first</option>
              <option value="american">Month first</option>
              <option value="stated">Refused as ambiguous</option>
            </Select>
          )}
        </Field>
        <Field label="Usual grade">
          {(tie) => (
            <Select {...tie} name="grade" defaultValue={layout.defaults?.grade ?? ''}>
              <option value="">None: the file says</option>
              <option value="high">High</option>
              <option value="medium">Medium</option>
              <option value="low">Low</option>
            </Select>
          )}
        </Field>
        <Field label="Usual action">
          {(tie) => (
            <Select {...tie} name="action" defaultValue={layout.defaults?.action ?? ''}>
              <option value="">None: the file says</option>
              <option>STOP</option>
              <option>seen</option>
              <option>SILENT</option>
            </Select>
          )}
        </Field>
        <Field label="Usual category (its code)">
          {(tie) => <TextInput {...tie} name="category" defaultValue={layout.defaults?.category} maxLength={100} />}
        </Field>
        <Field label="Usual reason">
          {(tie) => <TextInput {...tie} name="reason" defaultValue={layout.defaults?.reason} maxLength={500} />}
        </Field>
        <Field label="Usual contact">
          {(tie) => <TextInput {...tie} name="contact" defaultValue={layout.defaults?.contact} maxLength={200} />}
        </Field>
      </div>
      {own && (
        <fieldset className="grid grid-cols-[repeat(auto-fill,minmax(17rem,1fr))] gap-3">
          <legend className="mb-2 text-sm text-dim">
            Which column holds what: its heading, or its number from 1. An empty field is not in the file.
          </legend>
          {fileFields.map((field) => (
            <Field key={field} label={fieldNames[field]}>
              {(tie) =>
                firstRow ? (
                  <Select {...tie} name={`column-${field}`} defaultValue={whereOf(field)}>
                    <option value="">Not in the file</option>
                    {firstRow.map((cell, index) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: columns are their places
                      <option key={index} value={header && cell !== '' ? cell : String(index + 1)}>
                        {index + 1}: {cell || '(empty)'}
                      </option>
                    ))}
                  </Select>
                ) : (
                  <TextInput {...tie} name={`column-${field}`} defaultValue={whereOf(field)} maxLength={200} />
                )
              }
            </Field>
          ))}
        </fieldset>
      )}
      {problem && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      <div>
        <Button type="submit" busy={busy}>
          Save the mapping
        </Button>
      </div>
    </form>
  )
}
