'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useAct } from '#components/people/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { Checkbox, Field, Select, TextArea, TextInput } from '#components/ui/field.tsx'
import { toLondonInput } from '#components/ui/london-input.ts'
import { ErrorState } from '#components/ui/state.tsx'
import { toast } from '#components/ui/toast-store.ts'
import { coherenceOf, type Judged } from '#lib/hotlists/coherence.ts'
import type { EntryActions } from '#lib/hotlists/entries/command-input.ts'
import { DAY_MS, type EntryCategory, type EntryPolicy } from '#lib/hotlists/entries/entry-policy.ts'
import { warningSignalNames } from '#lib/hotlists/warning-signals.ts'
import { ClaimsFields } from './claims-fields.tsx'
import type { EntryStart } from './entry-start.ts'
import { valuesOf } from './form-values.ts'
import { MarkCheck } from './mark-check.tsx'
import { ScopeFields } from './scope-fields.tsx'

interface EntryFormProps {
  start: EntryStart
  /** Of an entry that is changed; absent for a new one. */
  change?: { entryId: string; version: number }
  lists: readonly { id: string; name: string; covert: boolean; contact: string; forceId: string }[]
  forces: readonly { id: string; name: string }[]
  owners: readonly { id: string; name: string }[]
  categories: readonly EntryCategory[]
  policy: EntryPolicy
  mayOverride: boolean
  nowMs: number
  enter: EntryActions['enter']
  edit: EntryActions['edit']
}

const grades = { high: 'High', medium: 'Medium', low: 'Low' } as const

/** All fields of an entry; the category proposes, the mark is checked as it is typed, grade is held against risk. */
export function EntryForm(props: EntryFormProps) {
  const { start, change, lists, forces, owners, categories, policy, mayOverride, nowMs, enter, edit } = props
  const [mark, setMark] = useState(start.vrm)
  const [listId, setListId] = useState(start.hotlistId)
  const [judged, setJudged] = useState<Judged>(start)
  const [weedAt, setWeedAt] = useState(toLondonInput(start.weedAt))
  const { busy, problem, run } = useAct()
  const router = useRouter()
  const category = categories.find(({ code }) => code === judged.category)
  const list = lists.find(({ id }) => id === listId)
  const findings = coherenceOf(judged)

  function choose(code: string) {
    const defaults = categories.find((one) => one.code === code)?.defaults
    setJudged((now) => ({
      ...now,
      category: code,
      ...(defaults &&
        !change && {
          grade: defaults.grade,
          action: list?.covert ? 'SILENT' : defaults.action === 'SILENT' ? 'STOP' : defaults.action,
        }),
    }))
    if (defaults && !change) setWeedAt(toLondonInput(nowMs + defaults.lifeDays * DAY_MS))
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const values = valuesOf(data)
    const act = change
      ? () => edit({ ...change, fields: values.fields, claims: values.claims, why: String(data.get('why')) })
      : () => enter(values)
    void run(act, ({ entryId, status }) => {
      toast(
        status === 'live'
          ? 'Listed: every matcher has it within a second.'
          : 'Not live yet: it waits for another person.',
        { tone: status === 'live' ? 'ok' : 'caution' },
      )
      router.push(`/hotlists/entries/${entryId}`)
      router.refresh()
    })
  }

  const line = (name: keyof EntryStart, label: string, limit: number, more: object = {}) => (
    <Field label={label}>
      {(tie) => (
        <TextInput
          {...tie}
          name={name}
          defaultValue={(start[name] as string | null) ?? ''}
          maxLength={limit}
          autoComplete="off"
          {...more}
        />
      )}
    </Field>
  )
  const must = { required: true }
  return (
    <form onSubmit={submit} className="grid max-w-[72rem] gap-5">
      {problem && <ErrorState title={change ? 'Not changed' : 'Not listed'}>{problem}</ErrorState>}
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-5">
          <fieldset className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            <legend className="mb-2 text-lg font-semibold">Vehicle</legend>
            <Field label="Mark" hint="? stands for one unknown character, * for any number.">
              {(tie) => (
                <TextInput
                  {...tie}
                  name="vrm"
                  required
                  maxLength={32}
                  autoComplete="off"
                  className="font-mark uppercase"
                  value={mark}
                  readOnly={Boolean(change)}
                  onChange={(event) => setMark(event.target.value)}
                />
              )}
            </Field>
            {line('make', 'Make', 40)}
            {line('model', 'Model', 40)}
            {line('colour', 'Colour', 40)}
          </fieldset>
          <fieldset className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            <legend className="mb-2 text-lg font-semibold">Why it is wanted</legend>
            <Field label="List">
              {(tie) => (
                <Select
                  {...tie}
                  name="hotlistId"
                  value={listId}
                  onChange={(event) => {
                    setListId(event.target.value)
                    const covert = lists.find(({ id }) => id === event.target.value)?.covert
                    setJudged((now) => ({
                      ...now,
                      action: covert ? 'SILENT' : now.action === 'SILENT' ? 'STOP' : now.action,
                    }))
                  }}
                >
                  {lists
                    .filter(({ id }) => !change || id === start.hotlistId)
                    .map(({ id, name, covert }) => (
                      <option key={id} value={id}>
                        {name}
                        {covert ? ' (covert)' : ''}
                      </option>
                    ))}
                </Select>
              )}
            </Field>
            <Field label="Category" hint="Proposes grade, action and weed date (alarm policy).">
              {(tie) => (
                <Select
                  {...tie}
                  name="category"
                  required
                  value={judged.category}
                  onChange={(event) => choose(event.target.value)}
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
            {line('reason', 'Reason', 200, must)}
            <Field label="Grade">
              {(tie) => (
                <Select
                  {...tie}
                  name="grade"
                  value={judged.grade}
                  onChange={(event) => setJudged({ ...judged, grade: event.target.value as Judged['grade'] })}
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
                  onChange={(event) => setJudged({ ...judged, action: event.target.value })}
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
                  onChange={(event) => setWeedAt(event.target.value)}
                />
              )}
            </Field>
          </fieldset>
          <fieldset>
            <legend className="mb-1 text-sm font-medium">Warning signals</legend>
            <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3 lg:grid-cols-4">
              {Object.entries(warningSignalNames).map(([code, name]) => (
                <Checkbox
                  key={code}
                  name="warningSignal"
                  value={code}
                  defaultChecked={start.warningSignals.includes(code)}
                  onChange={(event) => {
                    const { checked } = event.target
                    setJudged((now) => ({
                      ...now,
                      warningSignals: checked
                        ? [...now.warningSignals, code]
                        : now.warningSignals.filter((one) => one !== code),
                    }))
                  }}
                >
                  {code} {name}
                </Checkbox>
              ))}
            </div>
          </fieldset>
          <ClaimsFields findings={findings} mayOverride={mayOverride} emergencyMinutes={policy.emergencyMinutes} />
          <fieldset className="grid gap-3 sm:grid-cols-2">
            <legend className="mb-2 text-lg font-semibold">For whoever finds it</legend>
            <Field label="Information and action">
              {(tie) => (
                <TextArea
                  {...tie}
                  name="information"
                  required
                  maxLength={2000}
                  defaultValue={start.information ?? ''}
                />
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
          <fieldset className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            <legend className="mb-2 text-lg font-semibold">Authority and source</legend>
            <Field label="Owner force">
              {(tie) => (
                <Select {...tie} name="forceId" defaultValue={start.forceId}>
                  {forces.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label="Owner, who reviews it">
              {(tie) => (
                <Select {...tie} name="ownerId" required defaultValue={start.ownerId ?? ''}>
                  <option value="">Choose</option>
                  {owners.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            {line('contact', 'Nominated contact', 200, must)}
            {line('sourceReference', 'Source reference', 100, must)}
            <Field label="Marking">
              {(tie) => (
                <Select {...tie} name="marking" defaultValue={start.marking ?? 'OFFICIAL'}>
                  {['OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET'].map((value) => (
                    <option key={value}>{value}</option>
                  ))}
                </Select>
              )}
            </Field>
            {line('cadReference', 'Log reference', 64)}
            {line('pncId', 'PNC id', 40)}
            {line('nimCode', 'NIM code (5x5x5)', 16)}
          </fieldset>
          <ScopeFields scope={start.scope} forces={forces} />
          {!change && category?.defaults.confirm && (
            <Checkbox name="confirmed">
              The report is confirmed. Unconfirmed it ends after {policy.confirmDays} days (policy).
            </Checkbox>
          )}
          {change && (
            <Field label="Why it is changed" hint="Kept in its history with what it was before.">
              {(tie) => <TextInput {...tie} name="why" required minLength={3} maxLength={500} autoComplete="off" />}
            </Field>
          )}
          <div>
            <Button type="submit" tone="primary" busy={busy}>
              {change ? 'Change the entry' : 'List the vehicle'}
            </Button>
          </div>
        </div>
        <aside className="grid gap-2 rounded-md border border-line bg-panel p-4 lg:sticky lg:top-4">
          <h2 className="text-base font-semibold">Plate</h2>
          <MarkCheck mark={mark} except={change?.entryId} />
        </aside>
      </div>
    </form>
  )
}
