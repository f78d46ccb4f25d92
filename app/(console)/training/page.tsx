import type { Metadata } from 'next'
import Link from 'next/link'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { RunTable } from '#components/training/run-table.tsx'
import { Empty } from '#components/ui/state.tsx'
import { database } from '#lib/db/prisma.ts'
import { listRuns } from '#lib/training/queries.ts'
import { scenarioWords } from '#lib/training/scenario-words.ts'
import { requireViewer } from '#lib/web/page.ts'

export const metadata: Metadata = { title: 'Practice' }

export default async function TrainingPage() {
  const viewer = await requireViewer('training:own')
  const runs = await listRuns(database(), viewer)
  return (
    <PageFrame
      title="Practice"
      lead="The desk itself on recorded nights. A world of its own: nothing of it is in the queue, the reports or anybody’s figures."
    >
      <ul className="grid grid-cols-3 gap-4 max-lg:grid-cols-1">
        {Object.entries(scenarioWords).map(([scenario, { title, what }]) => (
          <li key={scenario} className="grid content-start gap-2 rounded-lg border border-line bg-panel p-4">
            <h2 className="text-lg font-semibold">{title}</h2>
            <p className="text-dim">{what}</p>
            <Link href={`/training/${scenario}`} className="text-link underline">
              Practise “{title}”
            </Link>
          </li>
        ))}
      </ul>
      {runs.length === 0 ? (
        <Empty title="No practice yet">What you practise is listed here, for you and your supervisors.</Empty>
      ) : (
        <RunTable runs={runs.map((run) => ({ ...run, title: scenarioWords[run.scenario].title }))} />
      )}
    </PageFrame>
  )
}
