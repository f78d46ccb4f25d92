import type { Metadata } from 'next'
import { SettingsForm } from '#components/settings/settings-form.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { requireViewer } from '#lib/web/page.ts'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  await requireViewer('settings:own')
  return (
    <PageFrame
      title="Settings"
      lead="How you like to work. Every change holds at once and is kept with your account: the same on every machine you sign in at."
    >
      <SettingsForm />
    </PageFrame>
  )
}
