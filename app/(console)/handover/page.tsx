import type { Metadata } from 'next'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { ErrorState } from '#components/ui/state.tsx'
import { Incoming } from '#components/watch/handover/incoming.tsx'
import { Outgoing } from '#components/watch/handover/outgoing.tsx'
import { KeepFresh } from '#components/watch/keep-fresh.tsx'
import { systemClock } from '#lib/core/clock.ts'
import { database } from '#lib/db/prisma.ts'
import { readHandoverPage } from '#lib/watch/handover/queries.ts'
import { requireViewer } from '#lib/web/page.ts'
import { type SearchParams, textOf } from '#lib/web/search-params.ts'
import { accept, logOff, prepare, takeBack } from '../watch/actions.ts'

export const metadata: Metadata = { title: 'Handover' }

export default async function HandoverPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer('watch:keep')
  const page = await readHandoverPage(database(), viewer, systemClock())
  const refused = textOf((await searchParams).refused) === 'sign-out' && page.blockedBy !== null
  return (
    <PageFrame
      title="Handover"
      lead="The outgoing operator prepares, the incoming accepts item by item. What is not accepted stays where it is."
    >
      <KeepFresh producedAt={page.at} />
      {refused && <ErrorState title="You are still signed in">{page.blockedBy}</ErrorState>}
      {page.incoming.map((handover) => (
        <Incoming key={handover.id} handover={handover} accept={accept} />
      ))}
      <Outgoing page={page} actions={{ prepare, takeBack, accept, logOff }} />
    </PageFrame>
  )
}
