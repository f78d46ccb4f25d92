import { isInsideRing, type LonLat, type Position } from '../core/geo.ts'

/** A force's territory, or with a ring the part of it inside. */
export interface CameraArea {
  id: string
  forceId: string
  ring: readonly LonLat[] | null
}

/** The areas in which a camera of that force at that place reads. */
export const areasAt = (areas: readonly CameraArea[], place: Position & { forceId: string }): string[] =>
  areas
    .filter(({ forceId, ring }) => forceId === place.forceId && (ring === null || isInsideRing(place, ring)))
    .map(({ id }) => id)
