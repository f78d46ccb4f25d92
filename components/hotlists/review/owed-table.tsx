import Link from 'next/link'
import { Plate } from '#components/plate/plate.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { EntryActions } from '#lib/hotlists/entries/command-input.ts'
import { DecideButtons } from './decide-buttons.tsx'
import { DueIn } from './due-in.tsx'

export interface OwedLine {
  id: string
  entryId: string
  grounds: string[]
  justification: string
  emergency: boolean
  requestedByName: string
  dueAt: Date
  blocked: string | null
  entry: { vrm: string; reason: string; hotlist: { name: string } }
}

export const groundWords = (grounds: readonly string[]): string =>
  grounds.map((ground) => (ground === 'high' ? 'High' : 'Grade against risk')).join(', ')

/** What waits for another person's word, the soonest due first. */
export function OwedTable({ lines, decide }: { lines: readonly OwedLine[]; decide: EntryActions['decide'] }) {
  return (
    <Table caption="Waiting for authorisation" captionHidden>
      <thead>
        <tr>
          <Th>Mark</Th>
          <Th>Entry</Th>
          <Th>For</Th>
          <Th>Justification</Th>
          <Th>Asked by</Th>
          <Th>Due</Th>
          <Th>Decide</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className="align-top">
            <Td>
              <Plate mark={line.entry.vrm} />
            </Td>
            <Td>
              <Link href={`/hotlists/entries/${line.entryId}`} className="text-link underline">
                {line.entry.reason}
              </Link>
              <span className="block text-sm text-dim">{line.entry.hotlist.name}</span>
            </Td>
            <Td>
              {groundWords(line.grounds)}{' '}
              <Tag tone={line.emergency ? 'danger' : 'open'}>{line.emergency ? 'live now' : 'not live'}</Tag>
            </Td>
            <Td className="max-w-[36ch]">{line.justification}</Td>
            <Td>{line.requestedByName}</Td>
            <Td className="whitespace-nowrap">
              <DueIn at={line.dueAt.toISOString()} />
            </Td>
            <Td>
              <DecideButtons authorisationId={line.id} mark={line.entry.vrm} blocked={line.blocked} decide={decide} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
