import { Plate } from '#components/plate/plate.tsx'
import { londonDay, londonMinute } from '#components/ui/london.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { EndNoteAction } from '#lib/hotlists/notes/command-input.ts'
import type { NoteRow } from '#lib/hotlists/notes/note-row.ts'
import { EndNote } from './end-note.tsx'

const when = (at: Date) => `${londonDay(at.getTime())}, ${londonMinute(at.getTime())}`

/** Notes that stand, then those that have ended. */
export function NoteTable({
  notes,
  end,
}: {
  notes: readonly (NoteRow & { standing: boolean })[]
  end: EndNoteAction | null
}) {
  return (
    <Table caption="Notes" captionHidden>
      <thead>
        <tr>
          <Th>Mark</Th>
          <Th>Vehicle</Th>
          <Th>Words</Th>
          <Th>Made</Th>
          <Th>Stands</Th>
          {end && <Th>End</Th>}
        </tr>
      </thead>
      <tbody>
        {notes.map((note) => (
          <tr key={note.id} className="align-top">
            <Td className="whitespace-nowrap">
              <Plate mark={note.vrm} />
            </Td>
            <Td>{[note.colour, note.make, note.model].filter(Boolean).join(' ')}</Td>
            <Td className="max-w-[60ch]">{note.words}</Td>
            <Td>
              {note.madeByName}
              <span className="block text-sm text-dim">{when(note.madeAt)}</span>
            </Td>
            <Td>
              {note.standing ? <Tag tone="caution">until {when(note.until)}</Tag> : <Tag>ended</Tag>}
              {note.endedAt && (
                <span className="block text-sm text-dim">
                  {note.endedByName}, {when(note.endedAt)}: {note.endReason}
                </span>
              )}
            </Td>
            {end && <Td>{note.standing && <EndNote noteId={note.id} mark={note.vrm} end={end} />}</Td>}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
