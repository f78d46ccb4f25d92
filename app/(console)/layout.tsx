import type { ReactNode } from 'react'
import { SettingsProvider } from '#components/settings/settings-context.tsx'
import { ConsoleHeader } from '#components/shell/console-header.tsx'
import { SessionEnd } from '#components/shell/session-end.tsx'
import { ToastRegion } from '#components/ui/toast-region.tsx'
import { accessPolicy, MINUTE_MS } from '#lib/access/policy.ts'
import { roleNames } from '#lib/access/role.ts'
import { can } from '#lib/access/viewer.ts'
import { database } from '#lib/db/prisma.ts'
import { findSettings } from '#lib/people/queries.ts'
import { requireSession } from '#lib/web/page.ts'
import { placesOf } from '#lib/web/places.ts'
import { save } from './settings/actions.ts'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { viewer, expiresAt } = await requireSession()
  const settings = await findSettings(database(), viewer.id)
  const places = placesOf(viewer).map(({ href, name, group }) => ({ href, name, group }))
  return (
    <SettingsProvider start={settings} save={save}>
      <div className="grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] print:block print:h-auto">
        <ConsoleHeader
          places={places}
          person={{ name: viewer.name, role: roleNames[viewer.role] }}
          serverTime={new Date().toISOString()}
          owes={can(viewer, 'hotlist:edit')}
        />
        <div className="min-h-0 overflow-auto print:overflow-visible">{children}</div>
        <ToastRegion />
        <SessionEnd expiresAt={expiresAt.toISOString()} idleMs={accessPolicy.idleMin * MINUTE_MS} />
      </div>
    </SettingsProvider>
  )
}
