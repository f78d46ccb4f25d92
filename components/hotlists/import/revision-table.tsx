'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { Field, TextArea } from '#components/ui/field.tsx'
import { londonDay, londonMinute } from '#components/ui/london.ts'
import { Table, Td, Th } from '#components/ui/table.tsx'
import { Tag } from '#components/ui/tag.tsx'
import { toast } from '#components/ui/toast-store.ts'
import type { UndoAction } from '#lib/hotlists/imports/command-input.ts'

export interface RevisionLine {
  revision: number
  kind: 'full' | 'delta' | 'edit' | 'undo'
  at: Date
  byName: string
  reason: string | null
  fileName: string | null
  added: number
  changed: number
  withdrawn: number
  unchanged: number
  refused: number
  held: number
  undone: boolean
  undoable: boolean
}

const kinds = { full: 'Whole list', delta: 'Delta', edit: 'By hand', undo: 'Undo' }
const figure = (n: number) => (n === 0 ? '–' : n.toLocaleString('en-GB'))

/** The newest revisions of a list; the newest file can be taken back. */
export function RevisionTable({
  listId,
  revisions,
  undo,
}: {
  listId: string
  revisions: readonly RevisionLine[]
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

function UndoButton({ listId, row, undo }: { listId: string; row: RevisionLine; undo: UndoAction }) {
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const router = useRouter()
  const form = useId()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const reason = String(new FormData(event.currentTarget).get('reason'))
    setBusy(true)
    const answer = await undo({ hotlistId: listId, revision: row.revision, reason }).catch(() => null)
    setBusy(false)
    if (!answer?.ok)
      return setProblem(
        answer?.refusal.message ?? 'The server did not answer. Look at the revisions before you try again.',
      )
    setOpen(false)
    toast(`Revision ${row.revision} is undone: the list is at revision ${answer.value.revision}.`, { tone: 'ok' })
    router.refresh()
  }

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Undo
      </Button>
      <Dialog
        title={`Undo revision ${row.revision}`}
        open={open}
        onClose={() => setOpen(false)}
        role="alertdialog"
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button type="submit" form={form} tone="danger" busy={busy}>
              Undo it
            </Button>
          </>
        }
      >
        <form id={form} onSubmit={submit} className="grid gap-3">
          <p>
            {figure(row.added)} entries it added are withdrawn, {figure(row.changed)} it changed are as before,{' '}
            {figure(row.withdrawn)} it withdrew are live again. Entries that somebody changed since stay as they are.
          </p>
          <Field label="Reason" error={problem}>
            {(tie) => <TextArea {...tie} name="reason" required minLength={3} maxLength={500} />}
          </Field>
        </form>
      </Dialog>
    </>
  )
}
