import type { LonLat } from '#lib/core/geo.ts'
import type { ForceId } from './forces.ts'

interface WorldArea {
  id: string
  forceId: ForceId
  name: string
  ring: LonLat[] | null
}
interface WorldDesk {
  id: string
  forceId: ForceId
  name: string
  areaIds: string[]
}

const band = (south: number, north: number): LonLat[] => [
  [-4, south],
  [1, south],
  [1, north],
  [-4, north],
  [-4, south],
]

/** Durrow is watched in two parts, the others whole: together they leave no place out. */
export const worldAreas: readonly WorldArea[] = [
  { id: 'durrow-north', forceId: 'durrow', name: 'Durrow north', ring: band(54.85, 57) },
  { id: 'durrow-south', forceId: 'durrow', name: 'Durrow south', ring: band(53, 54.85) },
  { id: 'north-moors', forceId: 'north-moors', name: 'North Moors', ring: null },
  { id: 'eden', forceId: 'eden', name: 'Eden', ring: null },
]

const every = worldAreas.map(({ id }) => id)

/** Two desks in Durrow, of which the second can stand in for anybody; one each with the neighbours. */
export const worldDesks: readonly WorldDesk[] = [
  { id: 'durrow-1', forceId: 'durrow', name: 'Durrow 1', areaIds: ['durrow-north', 'durrow-south'] },
  { id: 'durrow-2', forceId: 'durrow', name: 'Durrow 2', areaIds: every },
  { id: 'north-moors-1', forceId: 'north-moors', name: 'North Moors 1', areaIds: ['north-moors', 'durrow-south'] },
  { id: 'eden-1', forceId: 'eden', name: 'Eden 1', areaIds: ['eden', 'durrow-north'] },
]
