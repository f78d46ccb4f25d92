import { Empty } from '#components/ui/state.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import type { PolicyChange } from '#lib/alarms/policies/difference.ts'

/** What two policies say differently. */
export function DifferenceTable({ changes }: { changes: readonly PolicyChange[] }) {
  if (changes.length === 0) return <Empty title="They say the same">Nothing differs.</Empty>
  return (
    <Table caption="Changes" captionHidden>
      <thead>
        <tr>
          <Th>Where</Th>
          <Th>What</Th>
          <Th>From</Th>
          <Th>To</Th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ where, what, from, to }) => (
          <tr key={`${where} ${what}`} className="align-top">
            <Td>{where}</Td>
            <Td>{what}</Td>
            <Td className="max-w-[40ch] text-dim">{from ?? 'not there'}</Td>
            <Td className="max-w-[40ch] font-medium">{to ?? 'not there'}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
