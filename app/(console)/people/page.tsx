import type { Metadata } from 'next'
import { AddPerson } from '#components/people/add-person.tsx'
import { PeopleTable } from '#components/people/people-table.tsx'
import { PersonSearch } from '#components/people/person-search.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Pages } from '#components/shell/pages.tsx'
import { Empty } from '#components/ui/state.tsx'
import { database } from '#lib/db/prisma.ts'
import { listForces, listPeople, peoplePageSize } from '#lib/people/queries.ts'
import { requireViewer } from '#lib/web/page.ts'
import { pageOf, queryOf, type SearchParams, textOf } from '#lib/web/search-params.ts'
import { add, change, disable, enable, renewPassword, unlock } from './actions.ts'

export const metadata: Metadata = { title: 'People' }

export default async function PeoplePage({ searchParams }: { searchParams: SearchParams }) {
  const viewer = await requireViewer('person:manage')
  const params = await searchParams
  const find = textOf(params.find)
  const page = pageOf(params.page)
  const db = database()
  const [{ rows, total }, forces] = await Promise.all([listPeople(db, { find, page }, new Date()), listForces(db)])
  return (
    <PageFrame title="People" lead="Who may sign in, and what they may do. Every change is in the audit.">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <PersonSearch find={find} />
        <AddPerson forces={forces} add={add} />
      </div>
      {rows.length === 0 ? (
        <Empty title="Nobody fits">Try a part of the name or of the email address.</Empty>
      ) : (
        <PeopleTable
          people={rows}
          forces={forces}
          viewerId={viewer.id}
          actions={{ change, disable, enable, unlock, renewPassword }}
        />
      )}
      <Pages
        page={page}
        last={Math.ceil(total / peoplePageSize)}
        hrefOf={(to) => `/people${queryOf({ find, page: String(to) })}`}
      />
    </PageFrame>
  )
}
