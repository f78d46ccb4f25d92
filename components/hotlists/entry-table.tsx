import Link from 'next/link'
import { Plate } from '#components/plate/plate.tsx'
import { londonDay, londonMinute } from '#components/ui/london.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { WithdrawAction } from '#lib/hotlists/command-input.ts'
import { WithdrawButton } from './withdraw-button.tsx'

export interface EntryLine {
  id: string
  vrm: string
  make: string | null
  model: string | null
  colour: string | null
  action: string
  warningSignals: string[]
  reason: string
  category: string
  grade: string
  weedAt: Date | null
  state: 'pending' | 'live' | 'weeded' | 'withdrawn'
  withdrawnAt: Date | null
  withdrawnReason: string | null
  hotlist: { name: string }
  /** Marks as read that operators called no sight of this vehicle, and that are kept from the desk now. */
  misreads: number
}

const when = (at: Date) => `${londonDay(at.getTime())}, ${londonMinute(at.getTime())}`
const states = {
  pending: 'Waits for authorisation',
  live: 'Live',
  weeded: 'Past its weed date',
  withdrawn: 'Withdrawn',
}

/** Entries by mark; with `withdraw` a live one can be taken off its list, with `misreadsHref` its misreads be seen. */
export function EntryTable({
  entries,
  withdraw,
  misreadsHref,
}: {
  entries: readonly EntryLine[]
  withdraw: WithdrawAction | null
  misreadsHref: string | null
}) {
  return (
    <Table caption="Entries" captionHidden>
      <thead>
        <tr>
          <Th>Mark</Th>
          <Th>Vehicle</Th>
          <Th>Reason</Th>
          <Th>Grade</Th>
          <Th>Action</Th>
          <Th>List</Th>
          <Th>Weed date</Th>
          <Th>State</Th>
          {withdraw && <Th>Withdraw</Th>}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id}>
            <Td>
              <Link href={`/hotlists/entries/${entry.id}`}>
                <span className="sr-only">Entry </span>
                <Plate mark={entry.vrm} />
              </Link>
            </Td>
            <Td>
              {[entry.make, entry.model].filter(Boolean).join(' ')}
              <span className="block text-sm text-dim">{entry.colour}</span>
            </Td>
            <Td>
              {entry.reason}
              <span className="flex flex-wrap gap-1">
                {entry.warningSignals.map((signal) => (
                  <Tag key={signal} tone="strong">
                    {signal}
                  </Tag>
                ))}
              </span>
            </Td>
            <Td className="capitalize">{entry.grade}</Td>
            <Td>{entry.action}</Td>
            <Td>{entry.hotlist.name}</Td>
            <Td className="whitespace-nowrap">{entry.weedAt ? when(entry.weedAt) : 'none'}</Td>
            <Td>
              {states[entry.state]}
              {entry.withdrawnAt && (
                <span className="block text-sm text-dim">
                  {when(entry.withdrawnAt)}: {entry.withdrawnReason}
                </span>
              )}
              {entry.misreads > 0 && <Misreads entry={entry} href={misreadsHref} />}
            </Td>
            {withdraw && (
              <Td>
                {entry.state !== 'withdrawn' && (
                  <WithdrawButton entryId={entry.id} mark={entry.vrm} withdraw={withdraw} />
                )}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Misreads({ entry: { id, misreads }, href }: { entry: EntryLine; href: string | null }) {
  const words = `${misreads} ${misreads === 1 ? 'misread' : 'misreads'} kept back`
  return href ? (
    <Link href={`${href}?entry=${id}`} className="block text-sm text-link underline">
      {words}
    </Link>
  ) : (
    <span className="block text-sm text-dim">{words}</span>
  )
}
