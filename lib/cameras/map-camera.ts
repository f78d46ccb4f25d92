import type { CameraState } from './camera-state.ts'

/** A camera as GET /api/console/cameras tells it. */
export interface MapCamera {
  id: string
  name: string
  road: string
  direction: string
  bearing: number
  lat: number
  lon: number
  forceName: string
  kind: string
  state: CameraState
  lastReadAt: string | null
}
