import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import next from 'next'
import { pino } from 'pino'
import { Server } from 'socket.io'
import { learnCalibrations } from '#lib/alarms/calibration/commands.ts'
import { meetDeadlines } from '#lib/alarms/deadlines/commands.ts'
import { followEntries } from '#lib/alarms/entry-life/commands.ts'
import { purgeFeed } from '#lib/alarms/feed/commands.ts'
import { systemClock } from '#lib/core/clock.ts'
import { processSlot } from '#lib/core/slot.ts'
import { pool } from '#lib/db/pool.ts'
import { database } from '#lib/db/prisma.ts'
import { env, requireSetting } from '#lib/env.ts'
import { noteOverdue } from '#lib/hotlists/authority/commands.ts'
import { clearImports, pruneImports } from '#lib/hotlists/imports/ending/commands.ts'
import { hubSlot } from '#lib/web/hub-slot.ts'
import { serveConsoles } from './hub/console-namespace.ts'
import { DirectAdapter } from './hub/direct-adapter.ts'
import { serveFeed } from './hub/feed-namespace.ts'
import { serveMatchers } from './hub/matcher-namespace.ts'
import { oneAtATime } from './hub/one-at-a-time.ts'
import { listen } from './hub/wake.ts'
import { handleRequests, sameOrigin } from './requests.ts'

/** The web process: pages by Next, alarms in from matchers, the log out to screens. */
const settings = env()
const log = pino({ level: settings.LOG_LEVEL, base: { process: 'web' } })
processSlot('web-log', () => log)
const databaseUrl = requireSetting('DATABASE_URL')
const build = (await readFile(`${process.env.NEXT_DIST_DIR ?? '.next'}/BUILD_ID`, 'utf8')).trim()
const canary = {
  matcherUrl: settings.MATCHER_URL,
  token: requireSetting('MATCHER_TOKEN'),
  everySec: settings.CANARY_EVERY_SEC,
  missedAfterSec: settings.CANARY_MISSED_SEC,
}
const deps = { db: database(), pool: pool(), clock: systemClock, newId: randomUUID, build, canary }

const app = next({ dev: false, dir: process.cwd() })
await app.prepare()
const server = createServer(handleRequests(app.getRequestHandler(), log))
const io = new Server(server, {
  adapter: DirectAdapter,
  allowRequest: (request, decide) => decide(null, sameOrigin(request)),
  perMessageDeflate: false, // with compression a delivery took 2.4 s at the median (DESIGN §8)
  maxHttpBufferSize: 4e6, // 200 matches with their explanations are well under 1 MB
  pingInterval: 5_000,
  pingTimeout: 10_000,
  serveClient: false,
})

// Nobody has business in the default namespace; without this a stranger could hold connections there.
io.of('/').use((_socket, refuse) => refuse(new Error('unauthenticated')))
serveMatchers(io, canary.token, deps, log)
const consoles = await serveConsoles(io, deps, log)
const feed = serveFeed(io, deps.pool, log)
const purge = oneAtATime(
  async () => void (await purgeFeed(deps)),
  (error) => log.warn({ error: (error as Error).message }, 'cannot purge the feed, will try again'),
)
const purging = setInterval(purge, 3_600_000)
const pruning = setInterval(() => {
  pruneImports(deps).catch((error) => log.warn({ error: error.message }, 'old revisions of lists were not pruned'))
}, 3_600_000)
// Imports of a process that died, and previews that nobody confirmed.
const clearing = setInterval(() => {
  clearImports(deps).catch((error) => log.warn({ error: error.message }, 'imports were not cleared up'))
}, 60_000)
const learn = oneAtATime(
  async () => {
    const sources = await learnCalibrations(deps)
    if (sources.length > 0) log.info({ sources }, 'learnt what sources’ confidence is worth')
  },
  (error) => log.warn({ error: (error as Error).message }, 'cannot learn calibrations, will try again'),
)
// Once an hour (policy): verdicts come by the dozen a day, and the matcher makes its tables anew each time.
const learning = setInterval(learn, 3_600_000)
const sweep = oneAtATime(
  async () => {
    await followEntries(deps)
    await noteOverdue(deps)
  },
  (error) => log.warn({ error: (error as Error).message }, 'cannot check for withdrawn entries, will try again'),
)
const deadlines = oneAtATime(
  async () => void (await meetDeadlines(deps)),
  (error) => log.warn({ error: (error as Error).message }, 'cannot look at deadlines, will try again'),
)
const wakes: Record<string, (told: boolean, payload: string) => Promise<void>> = {
  // Every second in any case, which is when a deadline is looked at; a line of the log brings none forward.
  alarm_event: async (told) => {
    await Promise.all([consoles.alarms.wake(), told ? undefined : deadlines()])
  },
  unit_position: consoles.wakePositions,
  read_image: consoles.wakePictures,
  canary: consoles.canary.wake,
  hotlist: sweep,
  feed_match: feed.wake,
  watch: async (told) => (told ? consoles.wakeWatch() : undefined),
  person: async (told) => {
    if (told) await Promise.all([consoles.recheck(), feed.recheck()])
  },
}
const wake = (channel: string, told: boolean, payload: string) => void wakes[channel]?.(told, payload)
const stopListening = listen(databaseUrl, Object.keys(wakes), wake, log)
hubSlot(() => ({
  seq: () => consoles.alarms.end.openSeq,
  screens: () => io.engine.clientsCount,
  canary: consoles.canary.state,
  health: consoles.health,
  compareBoard: consoles.compareBoard,
  build,
}))

server.on('error', (error: NodeJS.ErrnoException) => {
  const why = error.code === 'EADDRINUSE' ? 'the port is taken by another program' : error.message
  process.stderr.write(`The web process cannot listen on ${settings.HOST}:${settings.PORT}: ${why}\n`)
  process.exit(1)
})
server.listen(settings.PORT, settings.HOST, () => log.info(`web listens on http://${settings.HOST}:${settings.PORT}`))

let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(0), 5_000).unref()
  consoles.stop()
  feed.stop()
  clearInterval(purging)
  clearInterval(pruning)
  clearInterval(clearing)
  clearInterval(learning)
  await stopListening()
  await io.close()
  await deps.db.$disconnect()
  await deps.pool.end().catch(() => undefined)
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
