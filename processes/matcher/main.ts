import { join } from 'node:path'
import pino from 'pino'
import { EnvError, env, requireSetting } from '#lib/env.ts'
import { runMatcher } from './matcher-process.ts'

const stopWithinMs = 5000

function fail(error: unknown): never {
  process.stderr.write(`matcher: ${sentenceOf(error as NodeJS.ErrnoException)}\n`)
  process.exit(1)
}

function sentenceOf(error: NodeJS.ErrnoException): string {
  if (error instanceof EnvError) return error.message
  const { MATCHER_HOST: host, MATCHER_PORT: port } = env()
  if (error.code === 'EADDRINUSE') return `Port ${port} is taken by another program: set MATCHER_PORT to a free one`
  if (error.code === 'EACCES') return `No permission to listen on port ${port}: set MATCHER_PORT to one above 1023`
  if (error.code === 'EADDRNOTAVAIL') return `This machine has no address ${host}: set MATCHER_HOST to one it has`
  return error.message
}

async function main(): Promise<void> {
  const settings = env()
  const log = pino({ name: 'matcher', level: settings.LOG_LEVEL })
  const { address, stop } = await runMatcher({
    databaseUrl: requireSetting('DATABASE_URL'),
    webUrl: settings.WEB_URL,
    token: requireSetting('MATCHER_TOKEN'),
    host: settings.MATCHER_HOST,
    port: settings.MATCHER_PORT,
    // Two matchers on one machine have a port each.
    snapshotPath: join(settings.DATA_DIR, 'matcher', `lists-${settings.MATCHER_PORT}.snapshot`),
    listLimitBytes: settings.HOTLIST_FEED_MB * 2 ** 20,
    log,
  })
  log.info({ address }, 'takes reads')

  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      log.info({ signal }, 'stopping: no new reads, what was taken is stored')
      setTimeout(() => process.exit(1), stopWithinMs).unref()
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

main().catch(fail)
