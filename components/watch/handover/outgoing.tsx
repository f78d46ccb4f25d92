'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useAct } from '#components/people/use-act.ts'
import { Button } from '#components/ui/button.tsx'
import { Field, Select, TextArea } from '#components/ui/field.tsx'
import { londonTime } from '#components/ui/london.ts'
import { Empty, ErrorState } from '#components/ui/state.tsx'
import type { HandoverActions } from '#lib/watch/command-input.ts'
import type { HandoverPage } from '#lib/watch/handover/view.ts'
import { ItemLists } from './item-lists.tsx'

interface OutgoingProps {
  page: HandoverPage
  actions: HandoverActions
}

/** One's own side: what there is to hand over, to whom, and how far the other has got. */
export function Outgoing({ page, actions }: OutgoingProps) {
  const router = useRouter()
  const { busy, problem, run } = useAct()
  const { outgoing, deskName } = page
  const again = () => router.refresh()
  if (deskName === null) {
    return (
      <Empty title="You are not on watch">
        There is nothing of yours to hand over. To take over from a colleague, log on at a desk first.
      </Empty>
    )
  }
  return (
    <section aria-label="Your handover" className="grid gap-4 rounded-md border border-line bg-panel p-4">
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-xl font-semibold">{outgoing ? `To ${outgoing.toName}` : `Hand over ${deskName}`}</h2>
        {outgoing && <p className="text-dim">prepared at {londonTime(outgoing.preparedAt)}</p>}
        {outgoing && (
          <p role="status" className="ml-auto text-caution">
            {outgoing.items.filter(({ acceptedAt }) => acceptedAt).length} of {outgoing.items.length} accepted
          </p>
        )}
      </header>
      {problem && <ErrorState title="Nothing was changed">{problem}</ErrorState>}
      {outgoing ? (
        <ItemLists
          items={outgoing.items}
          keyOf={({ id }) => id}
          end={({ acceptedAt, cameOf }) => (
            <span className={`text-sm ${acceptedAt ? 'text-ok' : 'text-dim'}`}>
              {acceptedAt ? `accepted ${londonTime(acceptedAt)}: ${cameOf}` : 'still yours'}
            </span>
          )}
        />
      ) : (
        <ItemLists items={page.preview} keyOf={({ kind, words, alarmId }) => `${kind}/${alarmId ?? words}`} />
      )}
      {outgoing ? (
        <p className="text-dim">
          What is not accepted stays yours. If either browser dies, both of you come back to this list as it stands.
        </p>
      ) : (
        <Prepare page={page} busy={busy} onPrepare={(input) => void run(() => actions.prepare(input), again)} />
      )}
      <footer className="flex flex-wrap justify-end gap-2 border-t border-line pt-3">
        {outgoing && (
          <Button busy={busy} onClick={() => void run(() => actions.takeBack({ handoverId: outgoing.id }), again)}>
            Take it back
          </Button>
        )}
        <Button busy={busy} onClick={() => void run(() => actions.logOff({}), again)}>
          Log off
        </Button>
      </footer>
    </section>
  )
}

interface PrepareProps {
  page: HandoverPage
  busy: boolean
  onPrepare: (input: { toId: string; note: string }) => void
}

function Prepare({ page, busy, onPrepare }: PrepareProps) {
  const [toId, setToId] = useState(page.colleagues[0]?.id ?? '')
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    onPrepare({ toId, note: String(new FormData(event.currentTarget).get('note') ?? '') })
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Field label="To" hint="Whoever is on watch already stands first.">
        {(tie) => (
          <Select {...tie} value={toId} onChange={({ target }) => setToId(target.value)}>
            {page.colleagues.map(({ id, name, role, onWatchAt }) => (
              <option key={id} value={id}>
                {name}, {role}
                {onWatchAt ? `, at ${onWatchAt}` : ''}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label="Watch for" hint="What the list above does not say.">
        {(tie) => <TextArea {...tie} name="note" maxLength={2000} />}
      </Field>
      <Button type="submit" tone="primary" busy={busy} className="justify-self-end">
        Offer the handover
      </Button>
    </form>
  )
}
