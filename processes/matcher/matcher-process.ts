import type { Logger } from 'pino'
import { systemClock } from '#lib/core/clock.ts'
import { ensurePartitions } from '#lib/db/partitions.ts'
import { createPool } from '#lib/db/pool.ts'
import { offerAgain, pruneDelivered } from '#lib/matching/outbox/store.ts'
import { ListedSightings } from '#lib/matching/signals/listed-sightings.ts'
import { camerasEveryMs, createCameras } from './cameras.ts'
import { listCanary } from './canary.ts'
import { createCommitReads } from './commit-reads.ts'
import { createDelivery, sweepEveryMs } from './delivery.ts'
import { createEntryFeed } from './entry-feed.ts'
import { createErrorFeed } from './error-feed.ts'
import { every } from './every.ts'
import { createFeeds, feedsEveryMs } from './feeds.ts'
import { createFigures } from './figures.ts'
import { makeFirstPartitions } from './first-partitions.ts'
import { createGroupCommit } from './group-commit.ts'
import { serveHealth } from './health-routes.ts'
import { serveHotlists } from './hotlist-routes.ts'
import { serveImages } from './image-routes.ts'
import { recallLists } from './kept-lists.ts'
import { serveReads } from './read-routes.ts'
import { createSightingFeed } from './recent-sightings.ts'
import { createRefusals } from './refusals.ts'
import { createServer } from './server.ts'
import { createSnapshotKeeper } from './snapshot-keeper.ts'
import { createSources } from './sources.ts'
import { connectWeb } from './web-link.ts'

export interface MatcherSettings {
  databaseUrl: string
  webUrl: string
  token: string
  host: string
  port: number
  /** How long one partition of reads covers, as PostgreSQL writes an interval. */
  partitionStep?: string
  /** Reads that may wait for a connection. */
  queueLimit?: number
  /** Where the lists are written down for a quick start; nowhere when absent. */
  snapshotPath?: string
  /** The longest file that a list's feed may send. */
  listLimitBytes?: number
  log: Logger
}

const hourMs = 3_600_000
const outboxKeptMs = 7 * 24 * hourMs // policy
// Two commits under way keep two cores busy; a third covers the time one waits for the disk.
const connections = 3
const maxRows = 1000

/** Takes reads from now on; rejects when the port cannot be had. A database that is away is waited for. */
export async function runMatcher(settings: MatcherSettings) {
  const { databaseUrl, webUrl, token, host, port, partitionStep, queueLimit = 20_000, log } = settings
  const { listLimitBytes = 1024 * 2 ** 20 } = settings
  const clock = systemClock
  const pool = createPool(databaseUrl, { name: 'matcher' })
  const figures = createFigures()
  const { matcher, about: recalled } = await recallLists(settings.snapshotPath, log)
  const keeper =
    settings.snapshotPath === undefined
      ? undefined
      : createSnapshotKeeper({ url: databaseUrl, path: settings.snapshotPath, log })
  listCanary(matcher)
  const sightings = new ListedSightings()
  const ended = new AbortController()
  const link = connectWeb({ url: webUrl, token, log, onConnect: () => delivery.kick() })
  const refusals = createRefusals({ pool, clock, log, figures })
  const delivery = createDelivery({ pool, link, clock, log, figures, refusals })
  const cameras = createCameras(pool)
  const errors = createErrorFeed({ url: databaseUrl, matcher, clock, log })
  const shared = createSightingFeed({ pool, sightings, clock, log })
  const seen = { matcher, misreads: errors.misreads, sightings, shared, findCamera: cameras.find }
  const commit = createCommitReads({ pool, ...seen, clock, log, figures, onMatches: delivery.kick })
  const commits = createGroupCommit({ commit, connections, maxRows, maxWaiting: queueLimit })
  const index = createEntryFeed({
    url: databaseUrl,
    matcher,
    log,
    recalled,
    onChange: () => keeper?.changed(matcher.size),
  })
  const feeds = createFeeds(pool, log)

  const server = createServer({ findSource: createSources(pool, clock), refusals, figures, serviceToken: token, log })
  serveReads(server, { cameras, commits, refusals, figures, feeds, clock, index })
  serveImages(server, { pool, refusals, figures, clock, log })
  const lists = serveHotlists(server, { databaseUrl, pool, clock, limitBytes: listLimitBytes, index })
  serveHealth(server, { pool, figures, clock, index, queue: commits, queueLimit, web: link })

  const prune = async () => {
    while ((await pruneDelivered(pool, new Date(clock().getTime() - outboxKeptMs), 5000)) === 5000);
  }
  const rhythms = [
    every(24 * hourMs, 'partitions', () => ensurePartitions(pool, clock(), partitionStep), log),
    every(camerasEveryMs, 'cameras', cameras.refresh, log),
    every(sweepEveryMs, 'sweep', delivery.kick, log),
    every(sweepEveryMs, 'refusals', refusals.flush, log),
    every(feedsEveryMs, 'feeds', feeds.flush, log),
    every(hourMs, 'set aside', () => offerAgain(pool), log),
    every(hourMs, 'prune', prune, log),
  ]

  async function stop(): Promise<void> {
    for (const rhythm of rhythms) rhythm.stop()
    ended.abort()
    // Connections that are kept alive would keep the server: each is closed when its last request is answered.
    const closing = setInterval(() => server.server.closeIdleConnections(), 50)
    await server.close()
    clearInterval(closing)
    await commits.drained()
    await delivery.idle()
    link.close()
    await refusals.flush()
    await feeds.flush()
    await Promise.all([index.close(), errors.close(), keeper?.close(), lists.close()])
    await pool.end()
  }

  try {
    void lists.warm()
    const address = await server.listen({ host, port })
    // Reads are taken once the lists are loaded; by then they have a place, and what was seen before and what was a misread
    // is known.
    const place = makeFirstPartitions({ pool, clock, step: partitionStep, log }, ended.signal)
    void Promise.all([place, shared.recall(ended.signal), errors.open()]).then(index.open, () => {})
    return { address, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
