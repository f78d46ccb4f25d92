import type { Metadata } from 'next'
import Link from 'next/link'
import { EntrySearch } from '#components/hotlists/entry-search.tsx'
import { EntryTable } from '#components/hotlists/entry-table.tsx'
import { ListTable } from '#components/hotlists/list-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Pages } from '#components/shell/pages.tsx'
import { Empty } from '#components/ui/state.tsx'
import { can } from '#lib/access/viewer.ts'
import { pool } from '#lib/db/pool.ts'
import { database } from '#lib/db/prisma.ts'
import { entryPageSize, entryStates, findEntries, listHotlists, stateOf } from '#lib/hotlists/queries.ts'
import { countStandingMisreads } from '#lib/matching/misreads/queries.ts'
import { auditSparingly } from '#lib/web/audit-sparingly.ts'
import { requireViewer } from '#lib/web/page.ts'
import { personOf } from '#lib/web/reader.ts'
import { pageOf, queryOf, type SearchParams, textOf } from '#lib/web/search-params.ts'
import { withdraw } from './actions.ts'

export const metadata: Metadata = { title: 'Hotlists' }

export default async function HotlistsPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer('hotlist:read')
  const params = await searchParams
  const at = new Date()
  const filter = {
    listId: textOf(params.list),
    mark: textOf(params.mark),
    state: entryStates.find((state) => state === params.state),
    page: pageOf(params.page),
  }
  const db = database()
  const [lists, { rows, total }] = await Promise.all([
    listHotlists(db, viewer, at),
    findEntries(db, viewer, filter, at),
  ])
  const misreads = await countStandingMisreads(
    pool(),
    rows.map((row) => row.id),
    at,
  )
  if (filter.mark) {
    const restricted =
      rows.some(({ action }) => action === 'SILENT') || lists.some(({ id, covert }) => covert && id === filter.listId)
    await auditSparingly(`hotlist ${viewer.id} ${restricted ? 'covert ' : ''}${JSON.stringify(filter)}`, {
      at,
      ...personOf(viewer),
      action: 'hotlist.searched',
      objectType: 'hotlist',
      objectId: filter.listId ?? null,
      restricted,
      // What a cleared person finds may be covert; others read of it in the audit.
      detail: { mark: filter.mark, ...(!can(viewer, 'hotlist:read-restricted') && { found: total }) },
    })
  }
  const hrefOf = (page: number) =>
    `/hotlists${queryOf({ list: filter.listId, mark: filter.mark, state: filter.state, page: String(page) })}`
  return (
    <PageFrame title="Hotlists" lead="Lists of vehicles of interest as the matcher holds them, and their entries.">
      <nav aria-label="Work on lists" className="flex gap-4">
        {can(viewer, 'hotlist:edit') && (
          <>
            <Link href="/hotlists/entries/new" className="text-link underline">
              List a vehicle
            </Link>
            <Link href="/hotlists/review" className="text-link underline">
              Review and authorisation
            </Link>
          </>
        )}
        {can(viewer, 'hotlist:keep') && (
          <Link href="/hotlists/lists/new" className="text-link underline">
            New list
          </Link>
        )}
        {can(viewer, 'hotlist:import') && (
          <Link href="/hotlists/import" className="text-link underline">
            Import a list
          </Link>
        )}
      </nav>
      <ListTable lists={lists} at={at} />
      <section aria-labelledby="entries" className="grid gap-3">
        <h2 id="entries" className="text-lg font-semibold">
          Entries <span className="font-normal text-dim">{total.toLocaleString('en-GB')} found</span>
        </h2>
        <EntrySearch lists={lists} list={filter.listId} mark={filter.mark} state={filter.state} />
        {rows.length === 0 ? (
          <Empty title="No entry fits">Try a part of the mark, another list or any state.</Empty>
        ) : (
          <EntryTable
            entries={rows.map((row) => ({ ...row, state: stateOf(row, at), misreads: misreads.get(row.id) ?? 0 }))}
            misreadsHref={can(viewer, 'misread:read') ? '/misreads' : null}
            withdraw={can(viewer, 'hotlist:withdraw') ? withdraw : null}
          />
        )}
        <Pages page={filter.page} last={Math.ceil(total / entryPageSize)} hrefOf={hrefOf} />
      </section>
    </PageFrame>
  )
}
