import type { Metadata } from 'next'
import Link from 'next/link'
import { TaskList } from '#components/corrections/task-list.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Empty } from '#components/ui/state.tsx'
import { can } from '#lib/access/viewer.ts'
import { pool } from '#lib/db/pool.ts'
import { listTasks } from '#lib/hotlists/corrections/queries.ts'
import { requireViewer } from '#lib/web/page.ts'
import { queryOf, type SearchParams, textOf } from '#lib/web/search-params.ts'
import { resolve } from './actions.ts'

export const metadata: Metadata = { title: 'Corrections' }

export default async function TasksPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer('correction:read')
  const params = await searchParams
  const list = textOf(params.list) ?? null
  const state = params.state === 'resolved' ? 'resolved' : 'open'
  const tasks = await listTasks(pool(), viewer, { list, state })
  const other = state === 'open' ? 'resolved' : 'open'
  return (
    <PageFrame
      title="Corrections"
      lead="What operators found wrong with an entry or with a read taken for it. Each is answered once by the owner of the list, with a reason."
    >
      <p className="flex flex-wrap gap-4">
        <Link
          href={`/hotlists/tasks${queryOf({ list: list ?? undefined, state: other })}`}
          className="text-link underline"
        >
          {other === 'resolved' ? 'Those answered' : 'Those open'}
        </Link>
        {list && (
          <Link href="/hotlists/tasks" className="text-link underline">
            Those of every list
          </Link>
        )}
        <Link href="/hotlists/notes" className="text-link underline">
          Protective notes
        </Link>
      </p>
      {tasks.length === 0 ? (
        <Empty title={state === 'open' ? 'Nothing waits for an answer' : 'Nothing was answered yet'}>
          A verdict “misread”, a check of the entry answered no, or an outcome that says so would appear here.
        </Empty>
      ) : (
        <TaskList
          tasks={tasks}
          resolve={can(viewer, 'correction:resolve') ? resolve : null}
          alarms={can(viewer, 'alarm:read')}
        />
      )}
    </PageFrame>
  )
}
