import { Plate } from '#components/plate/plate.tsx'
import { londonDay, londonMinute } from '#components/ui/london.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import type { UndoMisreadAction } from '#lib/matching/misreads/command-input.ts'
import { UndoButton } from './undo-button.tsx'

export interface MisreadLine {
  id: string
  readMark: string
  entryMark: string
  entryReason: string
  hotlistName: string
  description: { make?: string; model?: string; colour?: string }
  cameraName: string
  at: Date
  byName: string
  until: Date
  kept: number
  lastKeptAt: Date | null
}

const when = (at: Date) => `${londonDay(at.getTime())}, ${londonMinute(at.getTime())}`
const vehicleOf = ({ colour, make, model }: MisreadLine['description']) =>
  [colour, make, model].filter(Boolean).join(' ') || 'any vehicle: the camera told none'

/** Pairs kept from the desk, newest first; with `undo` they can be made to match again. */
export function MisreadTable({ misreads, undo }: { misreads: readonly MisreadLine[]; undo: UndoMisreadAction | null }) {
  return (
    <Table caption="Misreads" captionHidden>
      <thead>
        <tr>
          <Th>Read as</Th>
          <Th>Taken for</Th>
          <Th>Only of</Th>
          <Th>Camera</Th>
          <Th>Verdict</Th>
          <Th>Until</Th>
          <Th number>Reads kept back</Th>
          {undo && <Th>Undo</Th>}
        </tr>
      </thead>
      <tbody>
        {misreads.map((misread) => (
          <tr key={misread.id}>
            <Td>
              <Plate mark={misread.readMark} />
            </Td>
            <Td>
              <Plate mark={misread.entryMark} />
              <span className="block text-sm text-dim">
                {misread.entryReason} · {misread.hotlistName}
              </span>
            </Td>
            <Td>{vehicleOf(misread.description)}</Td>
            <Td>{misread.cameraName}</Td>
            <Td>
              {misread.byName}
              <span className="block text-sm text-dim">{when(misread.at)}</span>
            </Td>
            <Td className="whitespace-nowrap">{when(misread.until)}</Td>
            <Td number>
              {misread.kept.toLocaleString('en-GB')}
              {misread.lastKeptAt && <span className="block text-sm text-dim">last {when(misread.lastKeptAt)}</span>}
            </Td>
            {undo && (
              <Td>
                <UndoButton
                  misreadId={misread.id}
                  readMark={misread.readMark}
                  entryMark={misread.entryMark}
                  undo={undo}
                />
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
