import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AgeTag } from '#components/hotlists/age-tag.tsx'
import { RevisionTable } from '#components/hotlists/import/revision-table.tsx'
import { SourceAuthority } from '#components/hotlists/list/source-authority.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import { Empty } from '#components/ui/state.tsx'
import { can } from '#lib/access/viewer.ts'
import { database } from '#lib/db/prisma.ts'
import { findListHistory } from '#lib/hotlists/imports/queries.ts'
import { requireViewer } from '#lib/web/page.ts'
import { trust } from '../../entries/actions.ts'
import { undo } from '../../import/actions.ts'

export const metadata: Metadata = { title: 'List' }

export default async function ListPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer('hotlist:read')
  const list = await findListHistory(database(), viewer, (await params).id)
  if (!list) notFound()
  const at = new Date()
  return (
    <PageFrame title={list.name} lead={`${list.source}. Owner: ${list.owner}, ${list.contact}.`}>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <span>
          Revision <b className="font-semibold">{list.revision}</b>
        </span>
        <span>
          refreshed <RelativeAge since={list.refreshedAt.toISOString()} /> ago, due every {list.expectedRefreshHours} h
        </span>
        <AgeTag refreshedAt={list.refreshedAt} expectedRefreshHours={list.expectedRefreshHours} at={at} />
        <span className="text-dim">
          Guard: more than {Math.round(list.guardShare * 100)} % withdrawn needs a reason (policy).{' '}
          {list.fed ? 'Fed by a machine.' : 'No machine feeds it.'}
        </span>
        <Link href={`/hotlists?list=${encodeURIComponent(list.id)}`} className="text-link underline">
          Its entries
        </Link>
        {can(viewer, 'hotlist:keep') && (
          <Link href={`/hotlists/lists/${encodeURIComponent(list.id)}/edit`} className="text-link underline">
            Change the list
          </Link>
        )}
        {can(viewer, 'hotlist:import') && (
          <Link href={`/hotlists/import?list=${encodeURIComponent(list.id)}`} className="text-link underline">
            Import a file
          </Link>
        )}
      </p>
      <SourceAuthority list={list} trust={can(viewer, 'hotlist:authorise') ? trust : null} />
      {list.revisions.length === 0 ? (
        <Empty title="No revision yet">Files, deltas and changes by hand are listed here as they come.</Empty>
      ) : (
        <RevisionTable listId={list.id} revisions={list.revisions} undo={can(viewer, 'hotlist:import') ? undo : null} />
      )}
    </PageFrame>
  )
}
