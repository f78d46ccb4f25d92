import type { Metadata } from 'next'
import { FlaggedList } from '#components/health/flagged-list.tsx'
import { HealthTable } from '#components/health/health-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { flagWords, healthFlags } from '#lib/alarms/list-health/flag.ts'
import { findFlagged, mostFlagged } from '#lib/alarms/list-health/queries.ts'
import { pool } from '#lib/db/pool.ts'
import { loadHealth } from '#lib/web/load-health.ts'
import { requireViewer } from '#lib/web/page.ts'
import { type SearchParams, textOf } from '#lib/web/search-params.ts'

export const metadata: Metadata = { title: 'Health of lists' }

export default async function HealthPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer('correction:read')
  const params = await searchParams
  const now = new Date()
  const { rows, asAt } = await loadHealth(viewer, now)
  const list = rows.find(({ id }) => id === textOf(params.list))
  const flag = healthFlags.find((each) => each === params.show)
  const flagged = list && flag ? await findFlagged(pool(), viewer, { listId: list.id, flag }, now) : null
  return (
    <PageFrame
      title="Health of lists"
      lead="What is stale, without an owner, contradictory or never of use, by owner. Each figure opens the entries behind it."
    >
      <HealthTable rows={rows} asAt={asAt} />
      {list && flag && flagged && (
        <FlaggedList
          title={`${flagWords[flag].name}: ${list.name}`}
          meaning={flagWords[flag].meaning}
          listId={list.id}
          entries={flagged}
          cut={flagged.length >= mostFlagged}
        />
      )}
    </PageFrame>
  )
}
