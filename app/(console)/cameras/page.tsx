import type { Metadata } from 'next'
import { CameraTable } from '#components/cameras/camera-table.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import { Empty } from '#components/ui/state.tsx'
import { can } from '#lib/access/viewer.ts'
import { verdictsByCamera } from '#lib/alarms/misreads/queries.ts'
import { listCameras } from '#lib/cameras/queries.ts'
import { pool } from '#lib/db/pool.ts'
import { database } from '#lib/db/prisma.ts'
import { requireViewer } from '#lib/web/page.ts'

export const metadata: Metadata = { title: 'Cameras' }

export default async function CamerasPage() {
  const viewer = await requireViewer('camera:read')
  const at = new Date()
  const [found, verdicts] = await Promise.all([
    listCameras(database(), at),
    verdictsByCamera(pool(), can(viewer, 'alarm:read-restricted')),
  ])
  const cameras = found.map((camera) => ({ ...camera, ...(verdicts.get(camera.id) ?? { misreads: 0, verdicts: 0 }) }))
  const silent = cameras.filter((camera) => camera.active && camera.readsInDay === 0).length
  return (
    <PageFrame
      title="Cameras"
      lead={`${cameras.length} cameras, ${silent} of the active ones without a read in 24 h. Times by capture at the camera.`}
    >
      {cameras.length === 0 ? (
        <Empty title="No cameras yet">
          Reads of a camera that is not known here are refused and counted under Ingest.
        </Empty>
      ) : (
        <CameraTable cameras={cameras} />
      )}
    </PageFrame>
  )
}
