import { readFile } from 'node:fs/promises'
import type { Permission } from '../access/permission.ts'
import { can, type Viewer } from '../access/viewer.ts'
import { readSnapshot } from '../alarms/queries.ts'
import { systemClock } from '../core/clock.ts'
import { processSlot } from '../core/slot.ts'
import { pool } from '../db/pool.ts'
import { database } from '../db/prisma.ts'
import { env } from '../env.ts'
import type { Snapshot } from '../realtime/contract.ts'
import { listUnits } from '../response/queries.ts'
import type { Unit } from '../response/unit.ts'
import { readWatchState } from '../watch/keeping/queries.ts'
import type { WatchState } from '../watch/state.ts'

/** What a console page starts with; from then on its socket keeps it true. */
export interface DeskData {
  snapshot: Snapshot
  units: Unit[]
  watch: WatchState | null // null for those who keep no watch
  forces: { id: string; name: string }[]
  viewer: { id: string; name: string; role: string; forceId: string | null; permissions: Permission[] }
  serverNow: string
  build: string
  tiles: { url: string; attribution: string } | null
}

export async function loadDesk(viewer: Viewer): Promise<DeskData> {
  const now = systemClock()
  const [snapshot, units, watch, forces, build] = await Promise.all([
    readSnapshot(pool(), viewer),
    listUnits(pool(), { restricted: can(viewer, 'alarm:read-restricted') }),
    can(viewer, 'watch:keep') ? readWatchState(database(), viewer, now) : null,
    pool().query<{ id: string; name: string }>('SELECT id, name FROM force ORDER BY name'),
    buildId(),
  ])
  const { TILE_URL, TILE_ATTRIBUTION } = env()
  return {
    snapshot,
    units,
    watch,
    forces: forces.rows,
    viewer: { ...viewer, permissions: [...viewer.permissions] },
    serverNow: now.toISOString(),
    build,
    tiles: TILE_URL ? { url: TILE_URL, attribution: TILE_ATTRIBUTION ?? '' } : null,
  }
}

const buildId = (): Promise<string> =>
  processSlot('build-id', async () =>
    (await readFile(`${process.env.NEXT_DIST_DIR ?? '.next'}/BUILD_ID`, 'utf8').catch(() => 'development')).trim(),
  )
