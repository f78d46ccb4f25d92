import type { Metadata } from 'next'
import { ListForm } from '#components/hotlists/list/list-form.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { can } from '#lib/access/viewer.ts'
import { systemClock } from '#lib/core/clock.ts'
import { database } from '#lib/db/prisma.ts'
import { listFormChoices } from '#lib/hotlists/keeping/queries.ts'
import { requireViewer } from '#lib/web/page.ts'
import { change, make } from '../actions.ts'

export const metadata: Metadata = { title: 'New list' }

export default async function NewListPage() {
  const viewer = await requireViewer('hotlist:keep')
  const choices = await listFormChoices(database(), systemClock())
  return (
    <PageFrame title="New list" lead="A list begins empty; its entries come by file, feed or hand.">
      <ListForm
        choices={choices}
        list={null}
        mayBeCovert={can(viewer, 'hotlist:read-restricted')}
        actions={{ make, change }}
        start={{
          ...{ name: '', source: '', owner: '', contact: '', forceId: viewer.forceId ?? choices.forces[0]?.id ?? '' },
          ...{ expectedRefreshHours: 24, guardShare: 0.2, category: null },
          match: { most: null, raiseAt: null, possibleAt: null },
        }}
      />
    </PageFrame>
  )
}
