import type { Metadata } from 'next'
import { MatcherState } from '#components/ingest/matcher-state.tsx'
import { RefusalTable } from '#components/ingest/refusal-table.tsx'
import { SourceWorthTable } from '#components/ingest/source-worth-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Empty } from '#components/ui/state.tsx'
import { can } from '#lib/access/viewer.ts'
import { listSourceWorths } from '#lib/alarms/calibration/queries.ts'
import { database } from '#lib/db/prisma.ts'
import { env } from '#lib/env.ts'
import { listRefusals } from '#lib/reads/refusals.sql.ts'
import { askMatcherHealth } from '#lib/web/matcher-health.ts'
import { requireViewer } from '#lib/web/page.ts'
import { reset } from './actions.ts'

export const metadata: Metadata = { title: 'Ingest' }

export default async function IngestPage() {
  const viewer = await requireViewer('ingest:read')
  const { MATCHER_URL, MATCHER_TOKEN } = env()
  const cleared = can(viewer, 'hotlist:read-restricted')
  const [health, refusals, sources] = await Promise.all([
    askMatcherHealth(MATCHER_URL, cleared ? MATCHER_TOKEN : undefined),
    listRefusals(database(), cleared),
    listSourceWorths(database(), new Date()),
  ])
  return (
    <PageFrame
      title="Ingest"
      lead="Whether reads can be taken, reads and matches that were refused with the reason, and what each source’s confidence is worth."
    >
      <MatcherState health={health} />
      {refusals.length === 0 ? (
        <Empty title="Nothing was refused">Refused reads and matches are counted here by source and code.</Empty>
      ) : (
        <RefusalTable refusals={refusals} />
      )}
      <section className="grid gap-2">
        <SourceWorthTable sources={sources} reset={can(viewer, 'calibration:reset') ? reset : null} />
        <p className="max-w-[80ch] text-sm text-dim">
          How sure a match is depends on how often its source is wrong at the confidence it states. That is learnt from
          operators’ verdicts, confirmed and misread; sources with few verdicts count as the usual.
        </p>
      </section>
    </PageFrame>
  )
}
