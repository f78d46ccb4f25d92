import type { Logger } from 'pino'
import { alarmsOnOldLists } from '#lib/alarms/list-health/on-old-lists.sql.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import { listsHealth } from '#lib/hotlists/list-health.sql.ts'
import { feedHealth } from '#lib/reads/feed-health.ts'
import { listFeeds } from '#lib/reads/feeds.sql.ts'
import type { SystemHealth } from '#lib/realtime/contract.ts'

const everyMs = 10_000

export interface HealthFeed {
  health: (cleared: boolean) => SystemHealth | null
  stop: () => void
}

/** Looks at feeds and lists every ten seconds and tells the screens how they stand. */
export function createHealthFeed(
  { db, clock }: CommandDeps,
  boardsHealed: () => number,
  tell: (health: SystemHealth, cleared: boolean) => void,
  log: Logger,
): HealthFeed {
  const known: Partial<Record<'open' | 'cleared', SystemHealth>> = {}
  const look = async () => {
    const at = clock()
    const feeds = (await listFeeds(db)).map((feed) => feedHealth(feed, at))
    for (const name of ['open', 'cleared'] as const) {
      const cleared = name === 'cleared'
      const lists = await listsHealth(db, { cleared, at })
      const onOldLists = await alarmsOnOldLists(db, lists, cleared)
      const health = { at: at.toISOString(), feeds, lists, onOldLists, boardsHealed: boardsHealed() }
      known[name] = health
      tell(health, cleared)
    }
  }
  const run = () =>
    void look().catch((error: Error) => log.warn({ error: error.message }, 'feeds and lists not looked at'))
  const timer = setInterval(run, everyMs)
  run()
  return {
    health: (cleared) => known[cleared ? 'cleared' : 'open'] ?? null,
    stop: () => clearInterval(timer),
  }
}
