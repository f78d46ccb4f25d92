import type { Metadata } from 'next'
import Link from 'next/link'
import { ClashTable } from '#components/hotlists/review/clash-table.tsx'
import { DueTable } from '#components/hotlists/review/due-table.tsx'
import { OwedFiles } from '#components/hotlists/review/owed-files.tsx'
import { OwedTable } from '#components/hotlists/review/owed-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Pages } from '#components/shell/pages.tsx'
import { Empty } from '#components/ui/state.tsx'
import { systemClock } from '#lib/core/clock.ts'
import { database } from '#lib/db/prisma.ts'
import { whyNotDecide } from '#lib/hotlists/authority/who-decides.ts'
import { reviewPageSize, reviewQueue } from '#lib/hotlists/review/queries.ts'
import { requireViewer } from '#lib/web/page.ts'
import { pageOf, queryOf, type SearchParams } from '#lib/web/search-params.ts'
import { withdraw } from '../actions.ts'
import { authorise, decide, review } from '../entries/actions.ts'

export const metadata: Metadata = { title: 'Review of entries' }

/** Who brings a file entered none of its entries. */
const byNobody = { createdById: null }

export default async function ReviewPage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer('hotlist:edit')
  const params = await searchParams
  const mine = params.whose === 'mine'
  const page = pageOf(params.page)
  const queue = await reviewQueue(database(), viewer, { at: systemClock(), mine, page })
  const { owed, files, due, total, clashes, clashTotal } = queue
  return (
    <PageFrame
      title="Review of entries"
      lead="What waits for another person’s word, and what its owner must look at again."
    >
      <nav aria-label="Which entries" className="flex flex-wrap gap-4">
        <Link
          href="/hotlists/review"
          aria-current={mine ? undefined : 'page'}
          className="text-link underline aria-[current]:font-semibold"
        >
          Everybody’s
        </Link>
        <Link
          href="/hotlists/review?whose=mine"
          aria-current={mine ? 'page' : undefined}
          className="text-link underline aria-[current]:font-semibold"
        >
          Mine
        </Link>
        <a href="/hotlists/review/authorisations.csv" className="ml-auto text-link underline">
          Authorisations of 90 days as CSV
        </a>
      </nav>
      <section aria-labelledby="owed" className="grid gap-2">
        <h2 id="owed" className="text-lg font-semibold">
          Authorisation <span className="font-normal text-dim">{owed.length} waiting</span>
        </h2>
        {files.length > 0 && (
          <OwedFiles
            lines={files.map((file) => ({
              ...file,
              blocked: whyNotDecide(viewer, { ...file, grounds: ['high'] }, byNobody),
            }))}
            authorise={authorise}
          />
        )}
        {owed.length === 0 ? (
          <Empty title="Nothing waits for authorisation" />
        ) : (
          <OwedTable
            lines={owed.map((one) => ({ ...one, blocked: whyNotDecide(viewer, one, one.entry) }))}
            decide={decide}
          />
        )}
      </section>
      {clashes.length > 0 && (
        <section aria-labelledby="clashes" className="grid gap-2">
          <h2 id="clashes" className="text-lg font-semibold">
            Graded against risk{' '}
            <span className="font-normal text-dim">
              {clashTotal.toLocaleString('en-GB')} without a word why
              {clashTotal > clashes.length && `, the newest ${clashes.length} here`}
            </span>
          </h2>
          <ClashTable lines={clashes.map((entry) => ({ ...entry, grade: entry.grade as 'low' }))} withdraw={withdraw} />
        </section>
      )}
      <section aria-labelledby="due" className="grid gap-2">
        <h2 id="due" className="text-lg font-semibold">
          Due <span className="font-normal text-dim">{total.toLocaleString('en-GB')} overdue or soon</span>
        </h2>
        {due.length === 0 ? (
          <Empty title="No review is due">Entries come here before their weed date and when their review is due.</Empty>
        ) : (
          <DueTable
            lines={due.map((entry) => ({ ...entry, grade: entry.grade as 'high' }))}
            review={review}
            withdraw={withdraw}
          />
        )}
        <Pages
          page={page}
          last={Math.ceil(total / reviewPageSize)}
          hrefOf={(to) => `/hotlists/review${queryOf({ whose: mine ? 'mine' : undefined, page: String(to) })}`}
        />
      </section>
    </PageFrame>
  )
}
