import type { Metadata } from 'next'
import { MatcherState } from '#components/ingest/matcher-state.tsx'
import { RefusalTable } from '#components/ingest/refusal-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Empty } from '#components/ui/state.tsx'
import { database } from '#lib/db/prisma.ts'
import { env } from '#lib/env.ts'
import { listRefusals } from '#lib/reads/refusals.sql.ts'
import { askMatcherHealth } from '#lib/web/matcher-health.ts'
import { requireViewer } from '#lib/web/page.ts'

export const metadata: Metadata = { title: 'Ingest' }

export default async function IngestPage() {
  await requireViewer('ingest:read')
  const [health, refusals] = await Promise.all([askMatcherHealth(env().MATCHER_URL), listRefusals(database())])
  return (
    <PageFrame title="Ingest" lead="Whether reads can be taken, and those that were refused with the reason.">
      <MatcherState health={health} />
      {refusals.length === 0 ? (
        <Empty title="No read was refused">Refused reads are counted here by source and code.</Empty>
      ) : (
        <RefusalTable refusals={refusals} />
      )}
    </PageFrame>
  )
}
