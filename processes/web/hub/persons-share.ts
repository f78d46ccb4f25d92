import { setTimeout as pause } from 'node:timers/promises'
import type { Viewer } from '#lib/access/viewer.ts'
import { takeAllowance } from '#lib/web/allowances.ts'

/** More than a room full of walls under one name. Whoever is refused one more polls, and loses nothing by it. */
export const SCREENS_MOST = 250
/** So often a screen that waits looks whether it is still there. */
const LOOK_MS = 1_000

interface Screen {
  readonly connected: boolean
  readonly data: { viewer: Viewer }
}

/** Why a person gets no further socket for now; undefined when they do. */
export function noRoomFor(viewer: Viewer, screens: Iterable<Screen>): 'too-often' | 'too-many-screens' | undefined {
  if (takeAllowance('socket', viewer.id) > 0) return 'too-often'
  let own = 0
  for (const { data } of screens) if (data.viewer.id === viewer.id) own += 1
  return own >= SCREENS_MOST ? 'too-many-screens' : undefined
}

/** Waits until the screen's person may have another board, however many screens they have; false when it went meanwhile. */
export async function boardTurn(screen: Screen): Promise<boolean> {
  while (screen.connected) {
    const waitMs = takeAllowance('board', screen.data.viewer.id)
    if (waitMs === 0) return true
    await pause(Math.min(waitMs, LOOK_MS), undefined, { ref: false })
  }
  return false
}
