import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { createEntryFeed } from './entry-feed.ts'
import { recallLists } from './kept-lists.ts'
import { createSnapshotKeeper } from './snapshot-keeper.ts'
import { entryId, listEntry, markOf, quiet, seedStage } from './testing/stage.ts'

const { pool, url } = await testDatabase()
const folder = mkdtempSync(join(tmpdir(), 'watchdesk-kept-lists-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'matcher', 'lists.snapshot')

beforeAll(async () => {
  await seedStage(pool)
  for (let n = 1; n <= 30; n++) await listEntry(pool, entryId(n), markOf(n), n === 3 ? { action: 'SILENT' } : {})
  await listEntry(pool, entryId(40), '***')
  await pool.query(`UPDATE hotlist_entry SET updated_at = now() - interval '1 hour'`)
  await writeDown()
})

async function writeDown(): Promise<void> {
  const before = existsSync(path) ? statSync(path).ino : 0
  const keeper = createSnapshotKeeper({ url, path, log: quiet, from: 1, firstAfterMs: 0 })
  keeper.changed(30)
  while (!existsSync(path) || statSync(path).ino === before) await delay(10)
  await keeper.close()
}

/** Starts as the matcher does: what it logged, and what it then holds. */
async function start(from = path) {
  const lines: { msg: string; changes?: number }[] = []
  const log = pino(
    { level: 'info' },
    new Writable({ write: (line, _, done) => done(void lines.push(JSON.parse(line))) }),
  )
  const { matcher, about } = await recallLists(from, log)
  const recalled = matcher.size
  let changed = 0
  const feed = createEntryFeed({ url, matcher, log, recalled: about, onChange: () => changed++ })
  await feed.open()
  await feed.close()
  const finds = (n: number) => matcher.match({ mark: markOf(n), capturedAtMs: Date.now() })[0]
  return { recalled, finds, size: matcher.size, changed, said: lines.map(({ msg }) => msg), lines }
}

test('what was written down is taken, and only what changed since is read', async () => {
  expect(await start()).toMatchObject({ recalled: 30, size: 30, changed: 0 })
  await listEntry(pool, entryId(31), markOf(31))
  await pool.query(
    `UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = now(), updated_at = now() WHERE id = $1`,
    [entryId(1)],
  )
  await pool.query(`UPDATE hotlist_entry SET vrm = $2, updated_at = now() WHERE id = $1`, [entryId(2), markOf(99)])
  const { said, lines, finds, ...again } = await start()
  expect(again).toMatchObject({ recalled: 30, size: 30, changed: 1 })
  expect(said).toContain('lists brought up to date')
  expect(said).not.toContain('lists loaded')
  expect(lines.at(-1)).toMatchObject({ changes: 3 })
  expect([1, 2, 31, 99].map((n) => finds(n)?.entryId)).toEqual([undefined, undefined, entryId(31), entryId(2)])
  expect(finds(3)).toMatchObject({ restricted: true })
})

test('the file is for nobody but its owner', () => {
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'matcher')).mode & 0o777).toBe(0o700)
})

test('where the table is not what the file came to, everything is loaded', async () => {
  await pool.query(`ALTER TABLE hotlist_entry DISABLE TRIGGER USER`)
  await pool.query(`DELETE FROM hotlist_entry WHERE id = $1`, [entryId(5)])
  await pool.query(`ALTER TABLE hotlist_entry ENABLE TRIGGER USER`)
  const { said, finds, size, changed } = await start()
  expect(said).toContain('the lists on disk are not those of the database: loading all')
  expect([size, changed, finds(5)]).toEqual([29, 1, undefined])
})

test('policies that changed meanwhile load everything anew', async () => {
  await writeDown()
  await pool.query(`UPDATE hotlist SET match_policy = '{"most":"log"}'`)
  const { said, finds } = await start()
  expect(said).toContain('lists loaded')
  expect(finds(7)?.explanation.decision).toBe('log')
})

test('a file that is broken, or of a program that writes otherwise, is not used and said so', async () => {
  const bytes = readFileSync(path)
  const broken = join(folder, 'broken')
  const flipped = Buffer.from(bytes)
  flipped[bytes.length - 2000] = (flipped[bytes.length - 2000] as number) ^ 1
  writeFileSync(broken, flipped)
  expect(await start(broken)).toMatchObject({ recalled: 0, size: 29, said: expect.arrayContaining(['lists loaded']) })
  expect((await start(folder)).said[0]).toBe('the lists on disk cannot be read: not used')
  expect(await start(join(folder, 'none'))).toMatchObject({ recalled: 0, size: 29 })
})
