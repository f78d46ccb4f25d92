import type { Metadata } from 'next'
import { MapWindow } from '#components/desk/map-window.tsx'
import { loadDesk } from '#lib/web/load-desk.ts'
import { requireViewer } from '#lib/web/page.ts'
import { undo } from '../../misreads/actions.ts'
import { endBreak, logOff, logOn, seeTakenBack, takeBreak } from '../../watch/actions.ts'
import * as actions from '../actions.ts'

export const metadata: Metadata = { title: 'Map' }

export default async function MapPage({ searchParams }: { searchParams: Promise<{ alarm?: string | string[] }> }) {
  const viewer = await requireViewer('alarm:read')
  const [data, { alarm }] = await Promise.all([loadDesk(viewer), searchParams])
  return (
    <MapWindow
      {...data}
      actions={{ ...actions }}
      undoMisread={undo}
      watchActions={{ logOn, logOff, takeBreak, endBreak, seeTakenBack }}
      alarmId={typeof alarm === 'string' ? alarm : null}
    />
  )
}
