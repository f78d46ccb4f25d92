import type { Metadata } from 'next'
import { ImportView } from '#components/hotlists/import/import-view.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Empty } from '#components/ui/state.tsx'
import { database } from '#lib/db/prisma.ts'
import { importTargets } from '#lib/hotlists/imports/queries.ts'
import { requireViewer } from '#lib/web/page.ts'
import { type SearchParams, textOf } from '#lib/web/search-params.ts'
import { apply, begin, cancel, saveMapping } from './actions.ts'

export const metadata: Metadata = { title: 'Import a list' }

export default async function ImportPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer('hotlist:import')
  const { list } = await searchParams
  const lists = await importTargets(database(), viewer)
  return (
    <PageFrame
      title="Import a list"
      lead="A file is read, checked row by row and compared with the list. Nothing changes until you have seen the counts and confirmed them."
    >
      {lists.length === 0 ? (
        <Empty title="There is no list yet">An administrator makes lists; then files can be imported into them.</Empty>
      ) : (
        <ImportView lists={lists} chosen={textOf(list)} actions={{ begin, apply, cancel, saveLayout: saveMapping }} />
      )}
    </PageFrame>
  )
}
