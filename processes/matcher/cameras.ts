import type pg from 'pg'
import type { Clock } from '#lib/core/clock.ts'
import { findCameras, type KnownCamera } from '#lib/reads/queries.ts'

const askAgainMs = 5000
export const camerasEveryMs = 60_000

/** The cameras there are, held in memory. */
export function createCameras(pool: pg.Pool, clock: Clock) {
  let cameras = new Map<string, KnownCamera>()
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  const refresh = () => {
    asking ??= findCameras(pool)
      .then((found) => {
        cameras = new Map(found.map((camera) => [camera.id, camera]))
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
