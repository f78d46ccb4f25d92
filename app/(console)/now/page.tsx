import type { Metadata } from 'next'
import { KeepFresh } from '#components/watch/keep-fresh.tsx'
import { NowView } from '#components/watch/now/now-view.tsx'
import { systemClock } from '#lib/core/clock.ts'
import { database } from '#lib/db/prisma.ts'
import { readNow } from '#lib/watch/now/queries.ts'
import { requireViewer } from '#lib/web/page.ts'

export const metadata: Metadata = { title: 'Now' }

export default async function NowPage() {
  const viewer = await requireViewer('watch:read')
  const now = await readNow(database(), viewer, systemClock())
  return (
    <main className="grid gap-4 px-6 py-4">
      <header className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <h1 className="text-2xl font-semibold">Now</h1>
        <p className="grow text-dim">
          Who watches what, how busy it is, and what waits. Load and gaps leave out alarms of SILENT entries.
        </p>
        <KeepFresh producedAt={now.at} />
      </header>
      <NowView now={now} />
    </main>
  )
}
