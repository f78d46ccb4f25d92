import type { LonLat } from '#lib/core/geo.ts'
import type { WatchState } from '#lib/watch/state.ts'
import type { BasemapAreas } from './basemap/basemap.ts'
import { clipToConvex } from './basemap/clip.ts'

export interface AreaShade {
  id: string
  name: string
  /** Its ground: the part of its force that lies in its ring, where the ring is convex; else the ring. */
  ring: readonly LonLat[]
  /** Not one's own to watch: drawn back. */
  elsewhere: boolean
  /** Nobody who is there watches it: outlined. */
  unwatched: boolean
}

/**
 * How each watched area is drawn for one person. An area without a ring of its own is its force’s. Who is not on watch
 * has no areas, so nothing is drawn back; areas that nobody watches are outlined for everybody.
 */
export function areaShading(
  { areas, mine, colleagues }: Pick<WatchState, 'areas' | 'mine' | 'colleagues'>,
  forces: BasemapAreas['areas'],
): AreaShade[] {
  const own = new Set(mine && mine.onBreakSince === null ? mine.areaIds : [])
  const others = new Set(
    colleagues.flatMap((keeper) => (keeper.silent || keeper.onBreakSince !== null ? [] : keeper.areaIds)),
  )
  return areas.flatMap(({ id, name, forceId, ring: part }) => {
    const force = forces.find((one) => one.id === forceId)?.ring
    const ring = part && force ? (clipToConvex(force, part) ?? part) : (part ?? force)
    if (!ring || ring.length === 0) return []
    return [{ id, name, ring, elsewhere: own.size > 0 && !own.has(id), unwatched: !own.has(id) && !others.has(id) }]
  })
}
