import { RelativeAge } from '#components/ui/relative-age.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import type { RefusalRow } from '#lib/reads/refusal-row.ts'

/** Refused reads and matches by source and code, each with the newest example as it was sent. */
export function RefusalTable({ refusals }: { refusals: readonly RefusalRow[] }) {
  return (
    <Table caption="Refused reads and matches">
      <thead>
        <tr>
          <Th>Source</Th>
          <Th>Code</Th>
          <Th number>Refused</Th>
          <Th number>Newest</Th>
          <Th number>First</Th>
          <Th>Newest example</Th>
        </tr>
      </thead>
      <tbody>
        {refusals.map((refusal) => (
          <tr key={`${refusal.sourceId} ${refusal.code}`} className="align-top">
            <Td>{refusal.sourceName ?? refusal.sourceId}</Td>
            <Td>{refusal.code}</Td>
            <Td number>{refusal.count.toLocaleString('en-GB')}</Td>
            <Td number>
              <RelativeAge since={refusal.lastAt.toISOString()} />
            </Td>
            <Td number>
              <RelativeAge since={refusal.firstAt.toISOString()} />
            </Td>
            <Td className="max-w-[60ch]">
              <details>
                <summary>Show</summary>
                <pre className="overflow-x-auto text-sm whitespace-pre-wrap break-all">
                  {JSON.stringify(refusal.sample, null, 2)}
                </pre>
              </details>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
