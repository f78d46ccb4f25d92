import { destination, type LonLat, type Position } from '#lib/core/geo.ts'
import { type CameraSite, cameraSites } from './camera-sites.ts'
import { type ForceId, worldForces } from './forces.ts'
import { findLeg, type Leg, pointOnLeg, reverseOf } from './roads/network.ts'
import { type Heading, oppositeOf } from './roads/road.ts'
import { roads } from './roads/roads.ts'

export type WorldCamera = Position & {
  id: string
  name: string
  road: string
  direction: Heading
  /** Degrees clockwise from north in which the traffic it watches travels. */
  bearing: number
  lanes: number
  kind: 'fixed' | 'mobile'
  forceId: ForceId
  purpose: string
}

/** Where on the network a camera stands: `metres` from the start of its leg. */
export type CameraPlace = { camera: WorldCamera; leg: Leg; metres: number }

/** Gantries stand beside their own carriageway: this far left of the road's middle line, as Britain drives left. */
const LEFT_OF_MIDDLE_M = 9

export const cameraPlaces: readonly CameraPlace[] = cameraSites.flatMap(placesOf)

export const worldCameras: readonly WorldCamera[] = cameraPlaces.map((place) => place.camera)

const placesByLeg = Map.groupBy(cameraPlaces, (place) => place.leg.id)
for (const places of placesByLeg.values()) places.sort((a, b) => a.metres - b.metres)

/** Cameras passed on a leg, in the order of travel. */
export function camerasOn(leg: Leg): readonly CameraPlace[] {
  return placesByLeg.get(leg.id) ?? []
}

function placesOf(site: CameraSite): CameraPlace[] {
  const road = roads.find((one) => one.id === site.road)
  if (!road) throw new Error(`camera site ${site.code} names no known road: ${site.road}`)
  const onward = site.km >= 0
  const away = findLeg(road.id, site.at, onward ? road.along : oppositeOf(road.along))
  const metres = Math.abs(site.km) * 1000
  if (!away || metres > away.lengthM) throw new Error(`camera site ${site.code} lies beyond the next junction`)
  const along = onward ? away : reverseOf(away)
  const alongM = onward ? metres : away.lengthM - metres
  const both: CameraPlace[] = []
  if (site.only !== 'against') both.push(place(site, along, alongM))
  if (site.only !== 'along') both.push(place(site, reverseOf(along), along.lengthM - alongM))
  return both
}

function place(site: CameraSite, leg: Leg, metres: number): CameraPlace {
  const { position, bearing } = pointOnLeg(leg, metres)
  const beside = destination(position, bearing - 90, LEFT_OF_MIDDLE_M)
  const force = worldForces.find((one) => one.id === site.force)
  const roadCode = leg.road.id.replace('A66E', 'A66')
  const camera: WorldCamera = {
    id: site.mobile
      ? `${force?.code}-MOB-${site.code}`
      : `${force?.code}-${roadCode}-${site.code}-${leg.heading.charAt(0).toUpperCase()}`,
    name: `${leg.road.shield} ${site.label}`,
    road: leg.road.shield,
    direction: leg.heading,
    bearing: Math.round(bearing) % 360,
    lat: rounded(beside.lat),
    lon: rounded(beside.lon),
    lanes: site.lanes,
    kind: site.mobile ? 'mobile' : 'fixed',
    forceId: site.force,
    purpose: leg.road.rank === 'primary' ? 'local crime' : 'serious and organised crime',
  }
  return { camera, leg, metres }
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}

export function lonLatOf(camera: WorldCamera): LonLat {
  return [camera.lon, camera.lat]
}
