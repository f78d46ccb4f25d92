import type { Logger } from 'pino'
import { can, type Viewer } from '#lib/access/viewer.ts'

const FLUSH_MS = 250
const MOST = 1_000

/** Gathers what screens say they have painted and records it a few times a second; what is lost is only a measurement. */
export function createPresence(record: (ids: readonly string[], restricted: boolean) => Promise<void>, log: Logger) {
  const waiting = { open: new Set<string>(), cleared: new Set<string>() }
  const flush = async (ids: Set<string>, restricted: boolean) => {
    if (ids.size === 0) return
    const batch = [...ids]
    ids.clear()
    await record(batch, restricted).catch((error: Error) =>
      log.warn({ error: error.message }, 'presented times not recorded'),
    )
  }
  const timer = setInterval(() => {
    void flush(waiting.open, false)
    void flush(waiting.cleared, true)
  }, FLUSH_MS)
  return {
    add(viewer: Viewer, message: unknown) {
      const ids = (message as { alarmIds?: unknown } | null)?.alarmIds
      if (!Array.isArray(ids)) return
      const set = can(viewer, 'alarm:read-restricted') ? waiting.cleared : waiting.open
      for (const id of ids) if (typeof id === 'string' && uuid.test(id) && set.size < MOST) set.add(id)
    },
    stop: () => clearInterval(timer),
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
