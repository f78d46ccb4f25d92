'use client'
import { londonDay, londonMinute } from '#components/ui/london.ts'
import { ReasonButton } from '#components/ui/reason-button.tsx'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import type { UndoAction } from '#lib/hotlists/imports/command-input.ts'
import type { RevisionRow } from '#lib/hotlists/imports/revision-row.ts'

const kinds = { full: 'Whole list', delta: 'Delta', edit: 'By hand', undo: 'Undo' }
const count = (n: number) => n.toLocaleString('en-GB')
const figure = (n: number) => (n === 0 ? '–' : count(n))

/** The newest revisions of a list; the newest file can be taken back. */
export function RevisionTable({
  listId,
  revisions,
  undo,
}: {
  listId: string
  revisions: readonly RevisionRow[]
  undo: UndoAction | null
}) {
  return (
    <Table caption="Revisions">
      <thead>
        <tr>
          <Th number>Revision</Th>
          <Th>When</Th>
          <Th>What</Th>
          <Th>By</Th>
          <Th number>Added</Th>
          <Th number>Changed</Th>
          <Th number>Withdrawn</Th>
          <Th number>Unchanged</Th>
          <Th number>Refused</Th>
          <Th number>Held</Th>
          <Th>Reason or file</Th>
          {undo && <Th>Undo</Th>}
        </tr>
      </thead>
      <tbody>
        {revisions.map((row) => (
          <tr key={`${row.kind} ${row.revision}`}>
            <Td number>{row.revision}</Td>
            <Td className="whitespace-nowrap">
              {londonDay(row.at.getTime())}, {londonMinute(row.at.getTime())}
            </Td>
            <Td className="whitespace-nowrap">
              {kinds[row.kind]} {row.undone && <Tag tone="caution">undone</Tag>}
            </Td>
            <Td>{row.byName}</Td>
            <Td number>{figure(row.added)}</Td>
            <Td number>{figure(row.changed)}</Td>
            <Td number>{figure(row.withdrawn)}</Td>
            <Td number>{figure(row.unchanged)}</Td>
            <Td number>{figure(row.refused)}</Td>
            <Td number>{figure(row.held)}</Td>
            <Td>{row.reason ?? row.fileName}</Td>
            {undo && <Td>{row.undoable && <UndoButton listId={listId} row={row} undo={undo} />}</Td>}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

const UndoButton = ({ listId, row, undo }: { listId: string; row: RevisionRow; undo: UndoAction }) => (
  <ReasonButton
    label="Undo"
    title={`Undo revision ${row.revision}`}
    hint="Kept with the new revision and in the audit."
    words={{ leave: 'Keep it', act: 'Undo it' }}
    tone="danger"
    act={(reason) => undo({ hotlistId: listId, revision: row.revision, reason })}
    said={`Revision ${row.revision} is undone.`}
  >
    {count(row.added)} entries it added are withdrawn, {count(row.changed)} it changed are as before,{' '}
    {count(row.withdrawn)} it withdrew are live again. Entries that somebody changed since stay as they are.
  </ReasonButton>
)
