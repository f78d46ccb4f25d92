import { cameraState } from '../cameras/camera-state.ts'
import type { MapCamera } from '../cameras/map-camera.ts'
import { type OnwardCamera, onwardCameras } from '../cameras/onward.ts'
import { type CameraRow, listCameras, readPassages } from '../cameras/queries.ts'
import { pool } from '../db/pool.ts'
import { database } from '../db/prisma.ts'
import { remembered } from './remembered.ts'

const CAMERAS_MS = 20_000
const PASSAGES_MS = 10 * 60_000

const allCameras = (at: Date): Promise<CameraRow[]> =>
  remembered('cameras', CAMERAS_MS, at, () => listCameras(database(), at))

/** Every camera with its state; at most twenty seconds old. */
export async function camerasForMap(at: Date): Promise<MapCamera[]> {
  return (await allCameras(at)).map((row) => ({
    id: row.id,
    name: row.name,
    road: row.road,
    direction: row.direction,
    bearing: row.bearing,
    lat: row.lat,
    lon: row.lon,
    forceName: row.forceName,
    kind: row.kind,
    state: cameraState(row, at),
    lastReadAt: row.lastReadAt?.toISOString() ?? null,
  }))
}

/** Where a vehicle seen at a camera at `seenAt` may be read next; nothing for a camera that is not known. */
export async function onwardFrom(cameraId: string, seenAt: string, at: Date): Promise<OnwardCamera[]> {
  const cameras = (await allCameras(at)).filter(({ active }) => active)
  const from = cameras.find(({ id }) => id === cameraId)
  if (!from?.direction) return []
  const passages = await remembered(`passages ${cameraId}`, PASSAGES_MS, at, () => readPassages(pool(), cameraId, at))
  return onwardCameras(from, cameras, passages, Date.parse(seenAt))
}
