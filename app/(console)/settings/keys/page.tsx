import type { Metadata } from 'next'
import { KeySheet } from '#components/desk/keys/key-sheet.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { requireViewer } from '#lib/web/page.ts'

export const metadata: Metadata = { title: 'Keys of the desk' }

export default async function KeySheetPage() {
  const viewer = await requireViewer('settings:own')
  return (
    <PageFrame
      title="Keys of the desk"
      lead="They act while the focus is in the queue or on the alarm, never while you type. To lie beside the keyboard."
    >
      <KeySheet owner={viewer.name} />
    </PageFrame>
  )
}
