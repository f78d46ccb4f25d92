import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { CategoryTable } from '#components/policy/category-table.tsx'
import { DifferenceTable } from '#components/policy/difference-table.tsx'
import { DraftList } from '#components/policy/draft-list.tsx'
import { StartDraft } from '#components/policy/start-draft.tsx'
import { TimesTable } from '#components/policy/times-table.tsx'
import { VersionTable } from '#components/policy/version-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { can } from '#lib/access/viewer.ts'
import { differences } from '#lib/alarms/policies/difference.ts'
import { listDrafts, listVersions } from '#lib/alarms/policies/queries.ts'
import { pool } from '#lib/db/pool.ts'
import { database } from '#lib/db/prisma.ts'
import { loadPolicy } from '#lib/web/load-policy.ts'
import { requireViewer } from '#lib/web/page.ts'
import { type SearchParams, textOf } from '#lib/web/search-params.ts'
import { start } from './actions.ts'

export const metadata: Metadata = { title: 'Alarm policy' }

export default async function PolicyPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer('policy:read')
  const params = await searchParams
  const now = new Date()
  const [shown, versions, drafts] = await Promise.all([
    loadPolicy(textOf(params.version), now),
    listVersions(pool(), now),
    listDrafts(database()),
  ])
  if (!shown) notFound()
  const against = textOf(params.against)
  const other = against ? await loadPolicy(against, now) : undefined
  const query = `?version=${shown.version}`
  return (
    <PageFrame
      title="Alarm policy"
      lead="What calls an operator, how urgently, how soon it must be answered and what to do. Every figure is policy of this house, not a national standard."
    >
      <VersionTable versions={versions} shown={shown.version} against={other?.version ?? null} />
      <DraftList drafts={drafts} />
      {can(viewer, 'policy:edit') && <StartDraft start={start} />}
      {other && (
        <section aria-labelledby="difference" className="grid gap-3">
          <h2 id="difference" className="text-lg font-semibold">
            From version {other.version} to version {shown.version}
          </h2>
          <DifferenceTable changes={differences(other.content, shown.content)} />
        </section>
      )}
      <section aria-labelledby="version" className="grid gap-3">
        <h2 id="version" className="flex flex-wrap items-baseline gap-4 text-lg font-semibold">
          Version {shown.version}
          <a href={`/policy/policy.json${query}`} download className="text-sm font-normal text-link underline">
            JSON
          </a>
          <a href={`/policy/policy.csv${query}`} download className="text-sm font-normal text-link underline">
            CSV
          </a>
          <Link href="/policy" className="text-sm font-normal text-link underline">
            The one in force
          </Link>
        </h2>
        <TimesTable content={shown.content} />
        <CategoryTable categories={shown.content.categories} />
      </section>
    </PageFrame>
  )
}
