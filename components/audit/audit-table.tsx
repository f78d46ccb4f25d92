import { londonDay, londonTime } from '#components/ui/london.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'

export interface AuditLine {
  seq: string
  at: Date
  actorId: string | null
  actorName: string | null
  actorRole: string | null
  forceId: string | null
  action: string
  objectType: string
  objectId: string | null
  reason: string | null
  detail: unknown
}

/** Entries, newest first, in London's time with the instant in UTC as title. */
export function AuditTable({ lines }: { lines: readonly AuditLine[] }) {
  return (
    <Table caption="Audit entries" captionHidden>
      <thead>
        <tr>
          <Th number>No.</Th>
          <Th>When</Th>
          <Th>Who</Th>
          <Th>What</Th>
          <Th>To what</Th>
          <Th>Reason</Th>
          <Th>Detail</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.seq} className="align-top">
            <Td number>{line.seq}</Td>
            <Td className="whitespace-nowrap">
              <time dateTime={line.at.toISOString()} title={line.at.toISOString()}>
                {londonDay(line.at.getTime())} {londonTime(line.at.getTime())}
              </time>
            </Td>
            <Td>
              {line.actorName ?? line.actorId ?? 'nobody signed in'}
              <span className="block text-sm text-dim">
                {[line.actorRole, line.forceId].filter(Boolean).join(', ')}
              </span>
            </Td>
            <Td>{line.action}</Td>
            <Td className="wrap-anywhere">
              {line.objectType}
              <span className="block text-sm text-dim">{line.objectId}</span>
            </Td>
            <Td>{line.reason}</Td>
            <Td className="max-w-[48ch] text-sm wrap-anywhere text-dim">{detailWords(line.detail)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function detailWords(detail: unknown): string {
  if (detail === null || typeof detail !== 'object') return String(detail ?? '')
  return Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ')
}
