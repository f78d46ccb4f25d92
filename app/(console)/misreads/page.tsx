import type { Metadata } from 'next'
import Link from 'next/link'
import { z } from 'zod'
import { MisreadTable } from '#components/misreads/misread-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Empty } from '#components/ui/state.tsx'
import { can } from '#lib/access/viewer.ts'
import { pool } from '#lib/db/pool.ts'
import { listStandingMisreads } from '#lib/matching/misreads/queries.ts'
import { requireViewer } from '#lib/web/page.ts'
import { type SearchParams, textOf } from '#lib/web/search-params.ts'
import { undo } from './actions.ts'

export const metadata: Metadata = { title: 'Misreads' }

export default async function MisreadsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer('misread:read')
  const { entry } = await searchParams
  const entryId = z.uuid().safeParse(textOf(entry)).data ?? null
  const misreads = await listStandingMisreads(pool(), viewer, new Date(), entryId)
  return (
    <PageFrame
      title="Misreads"
      lead="Marks as read that operators called no sight of a listed vehicle. Until their time ends they do not reach the desk."
    >
      {entryId && (
        <Link href="/misreads" className="text-link underline">
          Those of every entry
        </Link>
      )}
      {misreads.length === 0 ? (
        <Empty title="Nothing is kept from the desk">
          A verdict “misread” on a match that tolerated a character would appear here.
        </Empty>
      ) : (
        <MisreadTable misreads={misreads} undo={can(viewer, 'alarm:override') ? undo : null} />
      )}
    </PageFrame>
  )
}
