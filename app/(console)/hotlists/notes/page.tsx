import type { Metadata } from 'next'
import { MakeNoteForm } from '#components/notes/make-note-form.tsx'
import { NoteTable } from '#components/notes/note-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Empty } from '#components/ui/state.tsx'
import { can } from '#lib/access/viewer.ts'
import { pool } from '#lib/db/pool.ts'
import { listNotes } from '#lib/hotlists/notes/queries.ts'
import { requireViewer } from '#lib/web/page.ts'
import { end, make } from './actions.ts'

export const metadata: Metadata = { title: 'Protective notes' }

export default async function NotesPage() {
  const viewer = await requireViewer('hotlist:read')
  const now = new Date()
  const notes = await listNotes(pool(), now)
  const mayWrite = can(viewer, 'note:write')
  return (
    <PageFrame
      title="Protective notes"
      lead="For somebody who was stopped in error: the words stand first on every alarm of that mark, or of one that differs by look-alike characters only, until their time ends. They keep no alarm away."
    >
      {mayWrite && <MakeNoteForm make={make} />}
      {notes.length === 0 ? (
        <Empty title="There are no notes">Nobody has been protected in this way yet.</Empty>
      ) : (
        <NoteTable
          notes={notes.map((note) => ({ ...note, standing: note.endedAt === null && note.until > now }))}
          end={mayWrite ? end : null}
        />
      )}
    </PageFrame>
  )
}
