import type { Metadata } from 'next'
import { Desk } from '#components/desk/desk.tsx'
import { loadDesk } from '#lib/web/load-desk.ts'
import { requireViewer } from '#lib/web/page.ts'
import { undo } from '../misreads/actions.ts'
import { endBreak, logOff, logOn, seeTakenBack, takeBreak } from '../watch/actions.ts'
import * as actions from './actions.ts'

export const metadata: Metadata = { title: 'Desk' }

export default async function DeskPage({ searchParams }: { searchParams: Promise<{ alarm?: string | string[] }> }) {
  const viewer = await requireViewer('alarm:read')
  const [data, { alarm }] = await Promise.all([loadDesk(viewer), searchParams])
  return (
    <Desk
      {...data}
      actions={{ ...actions }}
      undoMisread={undo}
      watchActions={{ logOn, logOff, takeBreak, endBreak, seeTakenBack }}
      alarmId={typeof alarm === 'string' ? alarm : null}
    />
  )
}
