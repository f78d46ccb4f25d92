import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findFreePort } from '#lib/db/embedded/free-port.ts'
import { withDatabase } from '#lib/db/testing/database.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'watchdesk-refused-'))
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

/** Runs the start as npm does, on free ports, and gives what it printed when it ended. */
async function start(settings: Record<string, string>, args: string[] = []) {
  const [PORT, MATCHER_PORT] = [String(await findFreePort()), String(await findFreePort())]
  const child = spawn(process.execPath, ['processes/start/main.ts', ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DATA_DIR: dataDir, PORT, MATCHER_PORT, ...settings },
  })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  child.stderr.on('data', (chunk) => {
    printed += chunk
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, printed }
}

test.each([
  ['a setting that means nothing', { PORT: 'ninety' }, [], /^watchdesk: The setting PORT /],
  ['an argument it does not know', {}, ['--frobnicate'], /^watchdesk: npm start does not know --frobnicate/],
  [
    'a database that is not there',
    { DATABASE_URL: 'postgresql://desk:secret@127.0.0.1:1/desk' },
    [],
    /^watchdesk: The database at 127.0.0.1:1 cannot be reached \(ECONNREFUSED\)/,
  ],
  ['a data folder that cannot be', { DATA_DIR: '/dev/null/desk' }, [], /^watchdesk: \/dev\/null\S* cannot be made/],
  ['an address of another machine', { HOST: '192.0.2.1' }, [], /^watchdesk: Cannot listen on 192.0.2.1/],
] as const)('%s: one sentence, exit code 1', async (_name, settings, args, sentence) => {
  const { code, printed } = await start(settings, [...args])
  expect(printed).toMatch(sentence)
  expect(printed.trim().split('\n')).toHaveLength(1)
  expect(printed).not.toContain('secret@')
  expect(code).toBe(1)
})

test('a busy port: its setting is named, and the folder is left as it was', async () => {
  const busy = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => busy.once('listening', resolve))
  const address = busy.address()
  const port = String(typeof address === 'object' && address ? address.port : 0)
  try {
    const { code, printed } = await start({ MATCHER_PORT: port })
    expect(printed).toBe(
      `watchdesk: Port ${port} is in use: stop what listens there, or set MATCHER_PORT to another one\n`,
    )
    expect(code).toBe(1)
    expect(readdirSync(dataDir)).toEqual([])
  } finally {
    busy.close()
  }
})

test('somebody else’s database is emptied only when told so twice', () =>
  withDatabase(async ({ url, pool }) => {
    const { code, printed } = await start({ DATABASE_URL: url }, ['--reset'])
    expect(code).toBe(1)
    expect(printed).toMatch(/would delete everything in the schema public .*--reset --yes/)
    expect((await pool.query('SELECT count(*)::int > 0 AS there FROM _prisma_migrations')).rows).toEqual([
      { there: true },
    ])
  }))

test('a lock whose owner is gone is taken over', async () => {
  writeFileSync(join(dataDir, 'start.lock'), '999999999')
  const { printed } = await start({ HOST: '192.0.2.1' })
  expect(printed).toContain('the last start left its lock behind')
})
