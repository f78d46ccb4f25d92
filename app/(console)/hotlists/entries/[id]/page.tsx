import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { EntryView } from '#components/hotlists/entry/entry-facts.tsx'
import { EntryForm } from '#components/hotlists/entry/entry-form.tsx'
import { EntryHistory } from '#components/hotlists/entry/entry-history.tsx'
import { AuthorisationList } from '#components/hotlists/review/authorisation-list.tsx'
import { ReviewButtons } from '#components/hotlists/review/review-buttons.tsx'
import { WithdrawButton } from '#components/hotlists/withdraw-button.tsx'
import { Plate } from '#components/plate/plate.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { can } from '#lib/access/viewer.ts'
import { systemClock } from '#lib/core/clock.ts'
import { database } from '#lib/db/prisma.ts'
import { whyNotDecide } from '#lib/hotlists/authority/who-decides.ts'
import { entryRulesAt, findEntry, formChoices } from '#lib/hotlists/entries/queries.ts'
import { auditSparingly } from '#lib/web/audit-sparingly.ts'
import { requireViewer } from '#lib/web/page.ts'
import { personOf } from '#lib/web/reader.ts'
import { withdraw } from '../../actions.ts'
import { decide, edit, enter, review } from '../actions.ts'

export const metadata: Metadata = { title: 'Entry' }

export default async function EntryPage({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer('hotlist:read')
  const id = z.guid().safeParse((await params).id)
  const entry = id.success ? await findEntry(database(), viewer, id.data) : undefined
  if (!entry) notFound()
  const at = systemClock()
  await auditSparingly(`${viewer.id} entry ${entry.id}`, {
    at,
    ...personOf(viewer),
    action: 'hotlist-entry.read',
    objectType: 'hotlist-entry',
    objectId: entry.id,
    restricted: entry.action === 'SILENT',
    detail: { vrm: entry.vrm },
  })
  const grade = entry.grade as 'high' | 'medium' | 'low'
  const stands = entry.status !== 'withdrawn'
  const mayEdit = stands && can(viewer, 'hotlist:edit')
  const [rules, choices] = await Promise.all([entryRulesAt(database(), at), formChoices(database(), viewer)])
  const weedAt = entry.weedAt?.toISOString()
  return (
    <PageFrame title="Entry" lead={<Plate mark={entry.vrm} yellow size="large" />}>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <section aria-label="The entry" className="grid gap-4">
          <EntryView
            entry={{
              ...{ ...entry, grade, forceName: entry.force.name, listName: entry.hotlist.name },
              categoryName: rules.categories.find(({ code }) => code === entry.category)?.name ?? entry.category,
            }}
            expired={entry.weedAt !== null && entry.weedAt <= at}
          />
          {mayEdit && entry.origin === 'list' && (
            <p className="text-sm text-dim">
              It comes from its list’s source: the next file may put other words in its place.
            </p>
          )}
          <p className="flex flex-wrap gap-1.5">
            {mayEdit && entry.status === 'live' && (
              <ReviewButtons
                entry={{
                  id: entry.id,
                  version: entry.version,
                  weedAt: weedAt ?? null,
                  unconfirmed: entry.confirmBy !== null,
                }}
                review={review}
              />
            )}
            {stands && can(viewer, 'hotlist:withdraw') && (
              <WithdrawButton entryId={entry.id} mark={entry.vrm} withdraw={withdraw} />
            )}
          </p>
        </section>
        <div className="grid gap-6">
          <section aria-labelledby="authority" className="grid gap-2">
            <h2 id="authority" className="text-lg font-semibold">
              Authority
            </h2>
            <AuthorisationList
              lines={entry.authorisations.map((one) => ({ ...one, blocked: whyNotDecide(viewer, one, entry) }))}
              mark={entry.vrm}
              decide={decide}
            />
          </section>
          <section aria-labelledby="history" className="grid gap-2">
            <h2 id="history" className="text-lg font-semibold">
              History
            </h2>
            <EntryHistory lines={entry.changes} />
          </section>
        </div>
      </div>
      {mayEdit && entry.status === 'live' && (
        <details className="border-t border-line pt-4">
          <summary className="cursor-pointer text-lg font-semibold">Change it</summary>
          <div className="pt-4">
            <EntryForm
              key={entry.version}
              {...rules}
              {...choices}
              change={{ entryId: entry.id, version: entry.version }}
              start={{ ...entry, grade, weedAt: weedAt ?? at.toISOString(), scope: entry.scope as null }}
              mayOverride={can(viewer, 'hotlist:override')}
              nowMs={at.getTime()}
              enter={enter}
              edit={edit}
            />
          </div>
        </details>
      )}
    </PageFrame>
  )
}
