import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ArchiveButton } from '#components/hotlists/list/archive-button.tsx'
import { ListForm } from '#components/hotlists/list/list-form.tsx'
import { MachineToken } from '#components/hotlists/list/machine-token.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Empty } from '#components/ui/state.tsx'
import { systemClock } from '#lib/core/clock.ts'
import { database } from '#lib/db/prisma.ts'
import { findListToKeep, listFormChoices } from '#lib/hotlists/keeping/queries.ts'
import { requireViewer } from '#lib/web/page.ts'
import { archive, change, make, makeToken, revokeToken } from '../../actions.ts'

export const metadata: Metadata = { title: 'Change a list' }

export default async function EditListPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer('hotlist:keep')
  const db = database()
  const list = await findListToKeep(db, viewer, (await params).id)
  if (!list) notFound()
  const choices = await listFormChoices(db, systemClock())
  return (
    <PageFrame title={`Change ${list.name}`} lead={list.covert ? 'A covert list: for cleared people only.' : undefined}>
      {list.archivedAt ? (
        <Empty title="This list is archived">It takes no entries any more; its history stays.</Empty>
      ) : (
        <>
          <ListForm
            key={list.version}
            choices={choices}
            list={list}
            mayBeCovert={false}
            actions={{ make, change }}
            start={list}
          />
          <MachineToken list={list} actions={{ makeToken, revokeToken }} />
          <ArchiveButton list={list} archive={archive} />
        </>
      )}
    </PageFrame>
  )
}
