import Link from 'next/link'
import { londonDay, londonMinute } from '#components/ui/london.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'

interface Version {
  version: number
  effectiveAt: Date
  note: string
  draftedBy: string | null
  approvedBy: string | null
  draftId: string | null
  standing: 'in force' | 'to come' | 'superseded'
}
const when = (at: Date) => `${londonDay(at.getTime())} ${at.getUTCFullYear()}, ${londonMinute(at.getTime())}`
const tones = { 'in force': 'ok', 'to come': 'caution', superseded: 'plain' } as const

/** Every version there was, is and will be; alarms name the one they were raised under. */
export function VersionTable(props: { versions: readonly Version[]; shown: number; against: number | null }) {
  return (
    <Table caption="Versions">
      <thead>
        <tr>
          <Th number>Version</Th>
          <Th>Standing</Th>
          <Th>In force from</Th>
          <Th>Why</Th>
          <Th>Drafted by</Th>
          <Th>Approved by</Th>
          <Th>Compare</Th>
        </tr>
      </thead>
      <tbody>
        {props.versions.map(({ version, standing, effectiveAt, note, draftedBy, approvedBy, draftId }) => (
          <tr key={version} aria-current={version === props.shown || undefined}>
            <Td number>
              <Link href={`/policy?version=${version}`} className="text-link underline">
                {version}
              </Link>
            </Td>
            <Td>
              <Tag tone={tones[standing]}>{standing}</Tag>
            </Td>
            <Td className="whitespace-nowrap">{when(effectiveAt)}</Td>
            <Td>
              {draftId ? (
                <Link href={`/policy/drafts/${draftId}`} className="text-link underline">
                  {note}
                </Link>
              ) : (
                note
              )}
            </Td>
            <Td>{draftedBy ?? 'the product'}</Td>
            <Td>{approvedBy ?? 'nobody'}</Td>
            <Td>
              {version !== props.shown && (
                <Link href={`/policy?version=${props.shown}&against=${version}`} className="text-link underline">
                  with version {props.shown}
                </Link>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
