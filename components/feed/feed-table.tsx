import { Plate } from '#components/plate/plate.tsx'
import { londonDay, londonTime } from '#components/ui/london.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { FeedRow } from '#lib/alarms/feed/feed-row.ts'

const vehicle = ({ colour, make, model }: FeedRow) => [colour, make, model].filter(Boolean).join(' ')
const percent = (share: number) => `${(share * 100).toLocaleString('en-GB', { maximumFractionDigits: 1 })} %`

/** Lines of the feed, newest first. */
export function FeedTable({ rows }: { rows: readonly FeedRow[] }) {
  return (
    <Table caption="Feed" captionHidden>
      <thead>
        <tr>
          <Th>Read at</Th>
          <Th>Mark</Th>
          <Th>Category</Th>
          <Th>Vehicle as listed</Th>
          <Th>Where</Th>
          <Th>Force</Th>
          <Th>List</Th>
          <Th>Match</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id} data-feed={row.id}>
            <Td className="whitespace-nowrap">
              <time dateTime={row.capturedAt} suppressHydrationWarning>
                {londonTime(row.capturedAt)} <span className="text-sm text-dim">{londonDay(row.capturedAt)}</span>
              </time>
            </Td>
            <Td className="whitespace-nowrap">
              <Plate mark={row.entryVrm} />
              {row.vrm !== row.entryVrm && <span className="ml-2 text-sm text-dim">read as {row.vrm}</span>}
            </Td>
            <Td>
              {row.categoryName} {row.restricted && <Tag tone="strong">SILENT</Tag>}
              {row.reason !== row.categoryName && <span className="block text-sm text-dim">{row.reason}</span>}
            </Td>
            <Td>{vehicle(row)}</Td>
            <Td>
              {row.cameraName} <span className="text-sm text-dim">{row.direction}</span>
            </Td>
            <Td>{row.forceName}</Td>
            <Td>{row.hotlistName}</Td>
            <Td className="whitespace-nowrap">
              {row.kind === 'exact' ? 'exact' : `${row.kind}, ${percent(row.posterior)}`}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
