import type pg from 'pg'
import { areasAt } from '#lib/cameras/area.ts'
import type { Clock } from '#lib/core/clock.ts'
import type { Position } from '#lib/core/geo.ts'
import { findAreas, findCameras, type KnownCamera } from '#lib/reads/queries.ts'

const askAgainMs = 5000
export const camerasEveryMs = 60_000

export interface MatchedCamera extends KnownCamera {
  /** Areas it stands in. */
  areaIds: readonly string[]
  /** Areas of its force that another place lies in, where it moves. */
  areasAt(place: Position): readonly string[]
}

/** The cameras there are, held in memory. */
export function createCameras(pool: pg.Pool, clock: Clock) {
  let cameras = new Map<string, MatchedCamera>()
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  const refresh = () => {
    asking ??= Promise.all([findCameras(pool), findAreas(pool)])
      .then(([found, areas]) => {
        const standing = (camera: KnownCamera): MatchedCamera => {
          const at = ({ lat, lon }: Position) => areasAt(areas, { forceId: camera.forceId, lat, lon })
          return { ...camera, areaIds: at(camera), areasAt: at }
        }
        cameras = new Map(found.map((camera) => [camera.id, standing(camera)]))
        askedAt = clock().getTime()
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }
  return {
    find: (id: string) => cameras.get(id),
    refresh,
    /** Asks for new cameras unless that was done within five seconds; true when it asked. */
    async refreshForUnknown(): Promise<boolean> {
      if (clock().getTime() - askedAt < askAgainMs) return false
      await refresh()
      return true
    },
  }
}
export type Cameras = ReturnType<typeof createCameras>
