import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { areasAt } from '#lib/cameras/area.ts'
import type { Position } from '#lib/core/geo.ts'
import { areCameras, findAreas, findCameras, type KnownCamera } from '#lib/reads/queries.ts'
import { createGroupCommit } from './group-commit.ts'

/** Unknown cameras are looked for together, this long after the last: 50 small queries a second, whatever is posted. */
const lookEveryMs = 20
export const camerasEveryMs = 60_000

export interface MatchedCamera extends KnownCamera {
  /** Areas it stands in. */
  areaIds: readonly string[]
  /** Areas of its force that another place lies in, where it moves. */
  areasAt(place: Position): readonly string[]
}

/** The cameras there are, held in memory. */
export function createCameras(pool: pg.Pool) {
  let cameras = new Map<string, MatchedCamera>()
  let asking: Promise<void> | undefined

  const refresh = () => {
    asking ??= Promise.all([findCameras(pool), findAreas(pool)])
      .then(([found, areas]) => {
        const standing = (camera: KnownCamera): MatchedCamera => {
          const at = ({ lat, lon }: Position) => areasAt(areas, { forceId: camera.forceId, lat, lon })
          return { ...camera, areaIds: at(camera), areasAt: at }
        }
        cameras = new Map(found.map((camera) => [camera.id, standing(camera)]))
      })
      .finally(() => {
        asking = undefined
      })
    return asking
  }

  async function look(ids: string[]): Promise<boolean[]> {
    await pause(lookEveryMs)
    if (await areCameras(pool, [...new Set(ids)])) {
      while (asking) await asking.catch(() => undefined) // begun before it was known that there is something new
      await refresh()
    }
    return ids.map((id) => cameras.has(id))
  }
  const looks = createGroupCommit({ commit: look, connections: 1, maxRows: 5000, maxWaiting: 20_000 })

  return {
    find: (id: string) => cameras.get(id),
    refresh,
    /**
     * Looks in the database for cameras that are not known here, by a question that is asked after the call: who is then
     * not found is nobody. Rejects when it cannot be asked.
     */
    lookFor: (ids: readonly string[]) => looks.submit([...ids]),
  }
}
export type Cameras = ReturnType<typeof createCameras>
