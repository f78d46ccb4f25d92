import { z } from 'zod'
import { bearingDeg, distanceM, METRES_PER_MILE } from '../core/geo.ts'

/** A camera as the forecast needs it: `bearing` is where its traffic goes, degrees from north. */
export interface CameraPlace {
  id: string
  name: string
  road: string
  direction: string
  bearing: number
  lat: number
  lon: number
}

/** Where vehicles read at one camera were read next: how many, and the tenth and ninetieth of their times in seconds. */
export interface Passage {
  toCameraId: string | null // null: not read again within the horizon
  vehicles: number
  p10Sec: number | null
  p90Sec: number | null
}

/** Where a vehicle may be read next. `share` of all that passed here; the window is that of four in five of them. */
export const OnwardCamera = z.object({
  cameraId: z.string(),
  cameraName: z.string(),
  direction: z.string(),
  lat: z.number(),
  lon: z.number(),
  share: z.number(),
  fromAt: z.iso.datetime(),
  untilAt: z.iso.datetime(),
  learnt: z.boolean(), // from passages; else from the lie of the roads alone
})
export type OnwardCamera = z.infer<typeof OnwardCamera>

/**
 * All (policy). The lie of the roads counts as `priorVehicles` passages; `lostShare` of these turn off or stop. Speeds are
 * door to door: 70 mph is free motorway traffic, 30 mph a held-up one; roads are about a quarter longer than the crow flies.
 */
export const onwardPolicy = {
  horizonSec: 30 * 60,
  reachM: 50_000,
  priorVehicles: 10,
  lostShare: 0.25,
  leastShare: 0.08,
  shown: 3,
  enoughForWindow: 5,
  fastMph: 70,
  slowMph: 30,
  roadFactor: 1.25,
} as const

const turnDeg = (a: number, b: number) => Math.abs(((a - b + 540) % 360) - 180)

/** How well a camera lies ahead, 0 when it does not: same road, near, straight on, watching traffic that goes away from here. */
function lieOf(from: CameraPlace, to: CameraPlace): number {
  const metres = distanceM(from, to)
  if (to.id === from.id || metres < 200 || metres > onwardPolicy.reachM) return 0
  const ahead = bearingDeg(from, to)
  const off = turnDeg(from.bearing, ahead)
  const away = turnDeg(to.bearing, ahead)
  if (off > 75 || away > 80) return 0
  const sameRoad = to.road === from.road && to.direction === from.direction ? 5 : 1
  return sameRoad * Math.exp(-metres / 12_000) * Math.cos((off * Math.PI) / 180) * Math.cos((away * Math.PI) / 180)
}

/** Only the first camera of a road and direction can be the next one on it. */
function nextOnEachRoad(from: CameraPlace, cameras: readonly CameraPlace[]): Map<string, number> {
  const first = new Map<string, { id: string; metres: number; lie: number }>()
  for (const camera of cameras) {
    const lie = lieOf(from, camera)
    if (lie === 0) continue
    const road = `${camera.road} ${camera.direction}`
    const metres = distanceM(from, camera)
    const known = first.get(road)
    if (!known || metres < known.metres) first.set(road, { id: camera.id, metres, lie })
  }
  const total = [...first.values()].reduce((sum, { lie }) => sum + lie, 0)
  return new Map([...first.values()].map(({ id, lie }) => [id, lie / total]))
}

/**
 * The likeliest next cameras after a sighting at `seenAtMs`, likeliest first: the passages seen, with the lie of the roads
 * as if it were a few more (a Dirichlet prior), so that a new estate has a guess and an old one its own experience.
 */
export function onwardCameras(
  from: CameraPlace,
  cameras: readonly CameraPlace[],
  passages: readonly Passage[],
  seenAtMs: number,
): OnwardCamera[] {
  const { priorVehicles, lostShare, leastShare, shown, enoughForWindow } = onwardPolicy
  const lies = nextOnEachRoad(from, cameras)
  const seen = new Map(passages.flatMap((one) => (one.toCameraId ? [[one.toCameraId, one] as const] : [])))
  const all = passages.reduce((sum, { vehicles }) => sum + vehicles, 0) + priorVehicles
  return cameras
    .flatMap((camera): OnwardCamera[] => {
      const passage = seen.get(camera.id)
      const expected = priorVehicles * (1 - lostShare) * (lies.get(camera.id) ?? 0)
      const share = ((passage?.vehicles ?? 0) + expected) / all
      if (share < leastShare) return []
      const learnt = (passage?.vehicles ?? 0) >= enoughForWindow
      const [fromSec, untilSec] =
        learnt && passage?.p10Sec != null && passage.p90Sec != null
          ? [passage.p10Sec, passage.p90Sec]
          : drive(from, camera)
      return [
        {
          cameraId: camera.id,
          cameraName: camera.name,
          direction: camera.direction,
          lat: camera.lat,
          lon: camera.lon,
          share: Math.round(share * 100) / 100,
          fromAt: new Date(seenAtMs + fromSec * 1000).toISOString(),
          untilAt: new Date(seenAtMs + untilSec * 1000).toISOString(),
          learnt,
        },
      ]
    })
    .sort((a, b) => b.share - a.share || (a.cameraId < b.cameraId ? -1 : 1))
    .slice(0, shown)
}

function drive(from: CameraPlace, to: CameraPlace): [number, number] {
  const miles = (distanceM(from, to) * onwardPolicy.roadFactor) / METRES_PER_MILE
  return [(miles / onwardPolicy.fastMph) * 3600, (miles / onwardPolicy.slowMph) * 3600]
}
