'use client'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { londonTime } from '#components/ui/london.ts'
import { ErrorState } from '#components/ui/state.tsx'
import type { HandoverActions } from '#lib/watch/command-input.ts'
import type { HandoverView } from '#lib/watch/handover/view.ts'
import { ItemLists } from './item-lists.tsx'

const noAnswer =
  'The server refused or did not answer. Nothing was changed; what was accepted before stays accepted. Try again.'

/** What a colleague hands over to this person: accepted item by item, each on the server before it shows here. */
export function Incoming({ handover, accept }: { handover: HandoverView; accept: HandoverActions['accept'] }) {
  const router = useRouter()
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<string>()
  const left = handover.items.filter(({ acceptedAt }) => acceptedAt === null).length
  const open = handover.endedAt === null

  async function take(itemId: string) {
    if (busy) return
    setBusy(itemId)
    setProblem(undefined)
    const answer = await accept({ itemId }).catch(() => null)
    setBusy(null)
    if (!answer?.ok) setProblem(answer?.refusal.message ?? noAnswer)
    router.refresh()
  }
  return (
    <section aria-label={`From ${handover.fromName}`} className="grid gap-3 rounded-md border border-line bg-panel p-4">
      <header className="flex flex-wrap items-baseline gap-x-3">
        <h2 className="text-xl font-semibold">From {handover.fromName}</h2>
        <p className="text-dim">prepared at {londonTime(handover.preparedAt)}</p>
        <p role="status" className={`ml-auto ${open && left > 0 ? 'text-caution' : 'text-ok'}`}>
          {open
            ? `${left} of ${handover.items.length} to accept`
            : handover.endedBy === 'accepted'
              ? 'All accepted'
              : `${handover.fromName} ended it`}
        </p>
      </header>
      {problem && <ErrorState title="Not accepted">{problem}</ErrorState>}
      <ItemLists
        items={handover.items}
        keyOf={({ id }) => id}
        end={({ id, words, acceptedAt, cameOf }) =>
          acceptedAt ? (
            <span className="text-sm text-ok">
              {cameOf}, {londonTime(acceptedAt)}
            </span>
          ) : (
            open && (
              <Button size="small" busy={busy === id} onClick={() => void take(id)}>
                Accept<span className="sr-only"> {words}</span>
              </Button>
            )
          )
        }
      />
    </section>
  )
}
