'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useAct } from '#components/people/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { classNames } from '#components/ui/class-names.ts'
import { Checkbox, Field, TextInput } from '#components/ui/field.tsx'
import { toLondonInput } from '#components/ui/london-input.ts'
import { ErrorState } from '#components/ui/state.tsx'
import { toast } from '#components/ui/toast-store.ts'
import { coherenceOf, type Judged } from '#lib/hotlists/coherence.ts'
import type { EntryActions } from '#lib/hotlists/entries/command-input.ts'
import { DAY_MS, type EntryCategory, type EntryPolicy } from '#lib/hotlists/entries/entry-policy.ts'
import { AuthorityFields } from './authority-fields.tsx'
import { ClaimsFields } from './claims-fields.tsx'
import type { EntryStart } from './entry-start.ts'
import { FinderFields } from './finder-fields.tsx'
import type { ListChoice, Named } from './form-choices.ts'
import { valuesOf } from './form-values.ts'
import { MarkCheck } from './mark-check.tsx'
import { ScopeFields } from './scope-fields.tsx'
import { SignalFields } from './signal-fields.tsx'
import { VehicleFields } from './vehicle-fields.tsx'
import { WantedFields } from './wanted-fields.tsx'

interface EntryFormProps {
  start: EntryStart
  /** Of an entry that is changed; absent for a new one. */
  change?: { entryId: string; version: number }
  lists: readonly ListChoice[]
  forces: readonly Named[]
  owners: readonly Named[]
  categories: readonly EntryCategory[]
  policy: EntryPolicy
  mayOverride: boolean
  nowMs: number
  enter: EntryActions['enter']
  edit: EntryActions['edit']
}

/** Fields that must be filled in say so beside their label. */
const needed =
  "[&_div:has(:required)>label[for]]:after:ml-1.5 [&_div:has(:required)>label[for]]:after:font-normal [&_div:has(:required)>label[for]]:after:text-dim [&_div:has(:required)>label[for]]:after:content-['needed']"

/** SILENT stands on covert lists alone, and nothing else does. */
const actionOn = (list: ListChoice | undefined, action: string): string =>
  list?.covert ? 'SILENT' : action === 'SILENT' ? 'STOP' : action

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
  const judge = (change: Partial<Judged>) => setJudged((now) => ({ ...now, ...change }))

  function chooseList(id: string) {
    setListId(id)
    judge({
      action: actionOn(
        lists.find((one) => one.id === id),
        judged.action,
      ),
    })
  }

  function chooseCategory(code: string) {
    const defaults = categories.find((one) => one.code === code)?.defaults
    if (!defaults || change) return judge({ category: code })
    judge({ category: code, grade: defaults.grade, action: actionOn(list, defaults.action) })
    setWeedAt(toLondonInput(nowMs + defaults.lifeDays * DAY_MS))
  }

  function bear(code: string, borne: boolean) {
    const others = judged.warningSignals.filter((one) => one !== code)
    judge({ warningSignals: borne ? [...others, code] : others })
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

  return (
    <form onSubmit={submit} className={classNames('grid max-w-[72rem] gap-5', needed)}>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-5">
          <VehicleFields start={start} mark={mark} onMark={change ? null : setMark} />
          <WantedFields
            {...{ start, categories, list, judged, weedAt }}
            lists={change ? lists.filter(({ id }) => id === start.hotlistId) : lists}
            onList={chooseList}
            onCategory={chooseCategory}
            onJudged={judge}
            onWeedAt={setWeedAt}
          />
          <SignalFields start={start.warningSignals} onSignal={bear} />
          <ClaimsFields
            findings={coherenceOf(judged)}
            mayOverride={mayOverride}
            emergencyMinutes={policy.emergencyMinutes}
          />
          <FinderFields start={start} />
          <AuthorityFields start={start} forces={forces} owners={owners} />
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
          {problem && <ErrorState title={change ? 'Not changed' : 'Not listed'}>{problem}</ErrorState>}
          <div>
            <Button type="submit" tone="primary" busy={busy}>
              {change ? 'Change the entry' : 'List the vehicle'}
            </Button>
          </div>
        </div>
        <aside className="grid gap-2 rounded-md border border-line bg-panel p-4 max-lg:order-first lg:sticky lg:top-4">
          <h2 className="text-base font-semibold">Plate</h2>
          <MarkCheck mark={mark} except={change?.entryId} />
        </aside>
      </div>
    </form>
  )
}
