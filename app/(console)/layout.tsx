import type { ReactNode } from 'react'
import { ConsoleHeader } from '#components/shell/console-header.tsx'
import { ToastRegion } from '#components/ui/toast-region.tsx'
import { roleNames } from '#lib/access/role.ts'
import { requireViewer } from '#lib/web/page.ts'
import { placesOf } from '#lib/web/places.ts'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const viewer = await requireViewer()
  const places = placesOf(viewer).map(({ href, name }) => ({ href, name }))
  return (
    <div className="grid h-dvh grid-rows-[auto_minmax(0,1fr)]">
      <ConsoleHeader
        places={places}
        person={{ name: viewer.name, role: roleNames[viewer.role] }}
        serverTime={new Date().toISOString()}
      />
      <div className="min-h-0 overflow-auto">{children}</div>
      <ToastRegion />
    </div>
  )
}
