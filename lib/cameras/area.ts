import { isInsideRing, type LonLat, type Position } from '../core/geo.ts'

/** A force's territory, or with a ring the part of it inside. */
export interface AreaShape {
  id: string
  forceId: string
  ring: readonly LonLat[] | null
}

export interface Area extends AreaShape {
  name: string
}

/** Where a vehicle was seen, as its camera told it. */
export interface Place extends Position {
  forceId: string
}

export const isInArea = (area: Pick<AreaShape, 'forceId' | 'ring'>, place: Place): boolean =>
  area.forceId === place.forceId && (area.ring === null || isInsideRing(place, area.ring))

/** Whether a place belongs to any of these areas. */
export const isInAny = (areas: readonly Pick<AreaShape, 'forceId' | 'ring'>[], place: Place): boolean =>
  areas.some((area) => isInArea(area, place))

/** The areas in which a camera of that force at that place reads. */
export const areasAt = (areas: readonly AreaShape[], place: Place): string[] =>
  areas.filter((area) => isInArea(area, place)).map(({ id }) => id)
