import Link from 'next/link'
import { RelativeAge } from '#components/ui/relative-age.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import type { HotlistRow } from '#lib/hotlists/hotlist-row.ts'
import { AgeTag } from './age-tag.tsx'

/** Lists with revision, age and how many live entries each has; a name narrows the entries below to that list. */
export function ListTable({ lists, at }: { lists: readonly HotlistRow[]; at: Date }) {
  return (
    <Table caption="Lists">
      <thead>
        <tr>
          <Th>List</Th>
          <Th>Source</Th>
          <Th>Force</Th>
          <Th>Owner and contact</Th>
          <Th number>Revision</Th>
          <Th number>Refreshed</Th>
          <Th>Age</Th>
          <Th number>Due every</Th>
          <Th number>Live entries</Th>
        </tr>
      </thead>
      <tbody>
        {lists.map((list) => {
          return (
            <tr key={list.id}>
              <Td>
                <Link href={`/hotlists?list=${encodeURIComponent(list.id)}`} className="text-link underline">
                  {list.name}
                </Link>
              </Td>
              <Td>{list.source}</Td>
              <Td>{list.forceName}</Td>
              <Td>
                {list.owner}, {list.contact}
              </Td>
              <Td number>
                <Link href={`/hotlists/lists/${encodeURIComponent(list.id)}`} className="text-link underline">
                  <span className="sr-only">Revisions of {list.name}: </span>
                  {list.revision}
                </Link>
              </Td>
              <Td number>
                <RelativeAge since={list.refreshedAt.toISOString()} />
              </Td>
              <Td>
                <AgeTag refreshedAt={list.refreshedAt} expectedRefreshHours={list.expectedRefreshHours} at={at} />
              </Td>
              <Td number>{list.expectedRefreshHours} h</Td>
              <Td number>{list.live.toLocaleString('en-GB')}</Td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
