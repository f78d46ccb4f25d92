import Link from 'next/link'
import { Plate } from '#components/plate/plate.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { coherenceOf, type Judged } from '#lib/hotlists/coherence.ts'
import type { WithdrawAction } from '#lib/hotlists/command-input.ts'
import { WithdrawButton } from '../withdraw-button.tsx'

export type ClashLine = Judged & {
  id: string
  vrm: string
  reason: string
  origin: string
  ownerName: string | null
  contact: string | null
  hotlist: { name: string }
}

/** Entries graded against their risk for which nobody has given a word yet: regrade, override or withdraw. */
export function ClashTable({ lines, withdraw }: { lines: readonly ClashLine[]; withdraw: WithdrawAction }) {
  return (
    <Table caption="Graded against risk" captionHidden>
      <thead>
        <tr>
          <Th>Mark</Th>
          <Th>Entry</Th>
          <Th>Clash</Th>
          <Th>Came by</Th>
          <Th>Owner</Th>
          <Th>Answer</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className="align-top">
            <Td>
              <Plate mark={line.vrm} />
            </Td>
            <Td>
              {line.reason}
              <span className="block text-sm text-dim">{line.hotlist.name}</span>
            </Td>
            <Td className="text-caution">
              {coherenceOf(line)
                .filter(({ consequence }) => consequence === 'override')
                .map(({ rule, words }) => (
                  <span key={rule} className="block first-letter:uppercase">
                    {words}
                  </span>
                ))}
            </Td>
            <Td>{line.origin === 'list' ? 'its list’s file' : 'hand'}</Td>
            <Td>
              {line.ownerName ?? 'the list’s owner'}
              <span className="block text-sm text-dim">{line.contact}</span>
            </Td>
            <Td>
              <span className="flex flex-wrap items-center gap-3">
                <Link href={`/hotlists/entries/${line.id}`} className="text-link underline">
                  Regrade or override
                </Link>
                <WithdrawButton entryId={line.id} mark={line.vrm} withdraw={withdraw} />
              </span>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
