import { resolve } from 'node:path'
import { parseEnv } from '#lib/env.ts'
import { launchChild } from './child.ts'
import { requireDatabase, startEmbedded } from './database.ts'
import { requireRoom } from './disk.ts'
import { waitUntilHealthy } from './health.ts'
import { lockFolder } from './lock.ts'
import { keepLogs } from './logs.ts'
import { requireFreePort } from './ports.ts'
import { openProcessBook } from './process-book.ts'
import { resetDatabase, resetFolder } from './reset.ts'
import { Refusal, say, sentenceFor, timed } from './say.ts'
import { keptSecret, newPassword } from './secrets.ts'
import { migrateDatabase, seedDatabase } from './seeding.ts'
import { completeSettings } from './settings.ts'
import { supervise } from './supervise.ts'

const begunAt = performance.now()
const cleanUp: (() => unknown)[] = []
let stopping: Promise<void> | undefined

// What was started last is stopped first: feed, web, matcher, PostgreSQL, and the lock at the very end.
function stop(exitCode: number, sentence?: string): Promise<void> {
  stopping ??= (async () => {
    if (sentence) say(sentence)
    for (const undo of cleanUp.toReversed()) {
      try {
        await undo()
      } catch (error) {
        say(sentenceFor(error))
      }
    }
    if (exitCode === 0) say('stopped')
    process.exit(exitCode)
  })()
  return stopping
}

async function start(args: readonly string[]): Promise<void> {
  const unknown = args.find((arg) => arg !== '--reset' && arg !== '--yes')
  if (unknown) throw new Refusal(`npm start does not know ${unknown}: it knows --reset, and --yes with it`)
  const given = parseEnv({ ...process.env, DATA_DIR: resolve(process.env.DATA_DIR || '.data') })
  const dataDir = given.DATA_DIR
  requireRoom(dataDir)
  cleanUp.push(lockFolder(dataDir))
  await requireFreePort('PORT', given.PORT, given.HOST)
  await requireFreePort('MATCHER_PORT', given.MATCHER_PORT, given.MATCHER_HOST)
  if (given.DATABASE_URL) await timed('database reached', () => requireDatabase(given.DATABASE_URL as string))
  if (args.includes('--reset')) {
    if (given.DATABASE_URL) await resetDatabase(given.DATABASE_URL, { yes: args.includes('--yes') })
    await resetFolder(dataDir)
  }
  const secret = keptSecret(dataDir)
  cleanUp.push(keepLogs(dataDir))
  const book = openProcessBook(dataDir)
  cleanUp.push(book.close)

  let databaseUrl = given.DATABASE_URL
  if (!databaseUrl) {
    const { url, server } = await timed('PostgreSQL', () => startEmbedded(dataDir, secret, book.note('postgres')))
    cleanUp.push(server.stop)
    databaseUrl = url
    book.noteDatabase(url)
  }
  const { env, forChildren } = completeSettings(given, secret, databaseUrl)

  await timed(
    (applied) => (applied.length > 0 ? `schema: applied ${applied.join(', ')}` : 'schema: up to date'),
    () => migrateDatabase(databaseUrl),
  )
  const password = env.DEMO ? newPassword() : null
  const accounts = await timed(env.DEMO ? 'demo world' : 'policies', () => seedDatabase(databaseUrl, env, password))

  const launch = async (name: string) => {
    if (stopping) throw new Refusal('stopped while starting')
    const logFile = env.LOGS === 'files' ? resolve(dataDir, 'logs', `${name}.log`) : undefined
    const program = await supervise(name, () => launchChild({ name, env: forChildren, logFile }), book.note(name))
    cleanUp.push(program.stop)
    return { program, logs: logFile ?? 'above' }
  }
  const web = await launch('web')
  const matcher = await launch('matcher')
  await timed('matcher', () => waitUntilHealthy(matcher.program, `${env.MATCHER_URL}/health`, matcher.logs))
  await timed('web', () => waitUntilHealthy(web.program, `${env.WEB_URL}/api/health`, web.logs))
  if (env.DEMO && env.FEED !== 'off') {
    await launch('feed')
    say(`feed: scenario ${env.FEED}`)
  }

  say(`started in ${((performance.now() - begunAt) / 1000).toFixed(1)} s; logs in ${resolve(dataDir, 'logs')}`)
  const people = accounts.map(({ role, email }) => `  ${role.padEnd(16)} ${email}`)
  if (password && accounts.length > 0) people.push(`  ${'password'.padEnd(16)} ${password}`)
  process.stdout.write([`ready http://localhost:${env.PORT}`, ...people, ''].join('\n'))
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0, 'stopping'))
start(process.argv.slice(2)).catch((error) => {
  if (stopping) return
  process.stderr.write(`watchdesk: ${sentenceFor(error)}\n`)
  return stop(1)
})
