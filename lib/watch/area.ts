import { isInsideRing, type LonLat } from '../core/geo.ts'

/** A force's territory, or with a ring the part of it inside. */
export interface Area {
  id: string
  forceId: string
  name: string
  ring: readonly LonLat[] | null
}

/** Where a vehicle was seen, as its camera told it. */
export interface Place {
  forceId: string
  lat: number
  lon: number
}

export const isInArea = (area: Pick<Area, 'forceId' | 'ring'>, place: Place): boolean =>
  area.forceId === place.forceId && (area.ring === null || isInsideRing(place, area.ring))

/** Whether a place belongs to any of these areas. */
export const isInAny = (areas: readonly Pick<Area, 'forceId' | 'ring'>[], place: Place): boolean =>
  areas.some((area) => isInArea(area, place))
