import Link from 'next/link'
import { Plate } from '#components/plate/plate.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { clashesOf, type Judged } from '#lib/hotlists/coherence.ts'
import type { WithdrawAction } from '#lib/hotlists/command-input.ts'
import type { EntryActions } from '#lib/hotlists/entries/command-input.ts'
import { WithdrawButton } from '../withdraw-button.tsx'
import { DueIn } from './due-in.tsx'
import { ReviewButtons } from './review-buttons.tsx'

export type DueLine = Judged & {
  id: string
  version: number
  vrm: string
  reason: string
  weedAt: Date | null
  reviewAt: Date | null
  confirmBy: Date | null
  ownerName: string | null
  contact: string | null
  hotlist: { name: string }
}

/** Entries that somebody must look at, with what is due and the ways to answer. */
export function DueTable({
  lines,
  review,
  withdraw,
}: {
  lines: readonly DueLine[]
  review: EntryActions['review']
  withdraw: WithdrawAction
}) {
  return (
    <Table caption="Reviews due" captionHidden>
      <thead>
        <tr>
          <Th>Mark</Th>
          <Th>Entry</Th>
          <Th>Owner</Th>
          <Th>Review</Th>
          <Th>Weed date</Th>
          <Th>Unconfirmed</Th>
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
              <Link href={`/hotlists/entries/${line.id}`} className="text-link underline">
                {line.reason}
              </Link>
              <span className="block text-sm text-dim">{line.hotlist.name}</span>
              {clashesOf(line).map(({ rule, words }) => (
                <span key={rule} className="block text-sm text-caution">
                  {words}
                </span>
              ))}
            </Td>
            <Td>
              {line.ownerName ?? 'the list’s owner'}
              <span className="block text-sm text-dim">{line.contact}</span>
            </Td>
            <Td className="whitespace-nowrap">{line.reviewAt ? <DueIn at={line.reviewAt.toISOString()} /> : 'none'}</Td>
            <Td className="whitespace-nowrap">{line.weedAt ? <DueIn at={line.weedAt.toISOString()} /> : 'none'}</Td>
            <Td className="whitespace-nowrap">
              {line.confirmBy ? (
                <>
                  ends <DueIn at={line.confirmBy.toISOString()} />
                </>
              ) : (
                ''
              )}
            </Td>
            <Td>
              <span className="flex flex-wrap gap-1.5">
                <ReviewButtons
                  entry={{
                    id: line.id,
                    version: line.version,
                    weedAt: line.weedAt?.toISOString() ?? null,
                    unconfirmed: line.confirmBy !== null,
                  }}
                  review={review}
                />
                <WithdrawButton entryId={line.id} mark={line.vrm} withdraw={withdraw} />
              </span>
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
