import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'
import pg from 'pg'
import { createRandom, type Random } from '#lib/core/random.ts'
import { type PostedRead, sendUntilAccepted } from './cameras.ts'
import { expect, test } from './journey.ts'
import { sound, withLoudspeaker } from './loudspeaker.ts'
import { noFlood, putOnWatch, type Server, setWatchPolicy } from './session.ts'
import { emailOf, signIn } from './sign-in.ts'
import { type Program, type Stack, startStack } from './stack.ts'

/**
 * Kills matcher, web and PostgreSQL with SIGKILL at random points while reads go in, as senders resend. Afterwards:
 * every acknowledged read is stored once, every match is in exactly one alarm, once, and the browsers that stayed open
 * show what the server has. RECOVERY_SEED repeats a run.
 */
const seed = Number(process.env.RECOVERY_SEED)
const READS = 2_000
const LISTED = 100
const BATCH = 20
const victims: Program[] = ['matcher', 'web', 'postgres', 'web', 'matcher', 'postgres']

test.describe('kill -9 at any moment, and a program that stands still', () => {
  let stack: Stack
  let database: pg.Pool
  let server: Server
  const secret = randomBytes(24).toString('base64url')

  test.beforeAll(async () => {
    stack = await startStack({ env: { AUTH_SECRET: secret, CANARY_EVERY_SEC: '2', CANARY_MISSED_SEC: '6' } })
    database = new pg.Pool({ connectionString: stack.databaseUrl, max: 2 })
    database.on('error', () => undefined)
    server = { url: stack.webUrl, databaseUrl: stack.databaseUrl, secret }
    await setWatchPolicy(server, noFlood)
  })
  test.afterEach(() => {
    const { status, expectedStatus } = test.info()
    if (status !== expectedStatus) process.stderr.write(`${stack?.output()}\n`)
  })
  test.afterAll(async () => {
    await database?.end()
    expect(await stack?.stop()).toBe(0)
  })

  test('a canary that does not come is a fault that is seen and heard, and no canary is ever a read or an alarm', async ({
    browser,
  }) => {
    const page = await openDesk(browser.newContext(), withLoudspeaker)
    const system = page.locator('[data-system]')
    await expect(system).not.toContainText('Waiting for the canary', { timeout: 10_000 })
    await system.getByRole('button').click()
    await expect(
      page.getByText(/The last was sent \d+ s ago and took .* to the alarm log, .* to this screen/),
    ).toBeVisible()
    await page.keyboard.press('Escape')

    stack.kill('matcher', 'SIGSTOP')
    await expect(system).toContainText('CANARY MISSED', { timeout: 15_000 })
    await expect(page.getByText(/CANARY MISSED\. The last synthetic read came through at/)).toBeVisible()
    await expect(sound(page)).toHaveAttribute('data-last', 'fault')
    stack.kill('matcher', 'SIGCONT')
    await expect(system).not.toContainText('CANARY MISSED', { timeout: 20_000 })
    await expect(page.getByText(/CANARY MISSED/)).toHaveCount(0)
    await expect(page.getByText('No open alarms')).toBeVisible()
    for (const table of ['read', 'match', 'alarm', 'ingest_refusal'])
      expect(await one(`SELECT count(*)::int AS n FROM ${table}`), table).toBe(0)
    expect(await one('SELECT count(*)::int AS n FROM canary_run WHERE taken_at IS NOT NULL')).toBeGreaterThan(0)
  })

  test('a killed upload: the page says so, the list is as it was, and the next file goes in', async ({
    browser,
  }, testInfo) => {
    const context = await browser.newContext()
    await signIn(context, 'list-manager', server)
    const page = await context.newPage()
    await page.goto(`${stack.webUrl}/hotlists/import?list=stolen-vehicles`)
    const choose = async (name: string, rows: number) => {
      const path = testInfo.outputPath(name)
      const row = (n: number) =>
        `${'ABCDEFGHJK'.charAt(n % 10)}B88KDX,FORD,Stolen,K-${n},low,stolen,STOP,31/12/2035,add`
      const heading = 'VRM,Make,Reason,Spare 2,Grade,Category,Action,Weed Date,Op'
      writeFileSync(path, [heading, ...Array.from({ length: rows }, (_, n) => row(n)), ''].join('\r\n'))
      await page.getByLabel('The file is').selectOption('delta')
      await page.getByLabel('File to import').setInputFiles(path)
    }
    const held = () =>
      Promise.all([
        one(`SELECT open_revision AS n FROM hotlist WHERE id = 'stolen-vehicles'`),
        one(`SELECT count(*)::int AS n FROM hotlist_entry`),
        one(`SELECT count(*)::int AS n FROM hotlist_import_refusal`),
      ])
    const before = await held()
    await choose('long.csv', 400_000)
    await expect(page.getByText(/: [1-9][0-9,]* rows read/)).toBeVisible({ timeout: 30_000 })
    stack.kill('web')
    await expect(page.getByText('The file could not be sent. Nothing was changed: try again.')).toBeVisible()
    await stack.untilHealthy(60_000)
    expect(await held()).toEqual(before)

    await choose('short.csv', 2)
    await page.getByRole('button', { name: 'Apply as one revision' }).click({ timeout: 30_000 })
    await expect(page.getByRole('heading', { name: `is at revision ${(before[0] as number) + 1}` })).toBeVisible()
    expect(await held()).toEqual([(before[0] as number) + 1, (before[1] as number) + 2, before[2]])
    await context.close()
  })

  test(`nothing is lost and nothing doubled (seed ${seed})`, async ({ browser }) => {
    test.setTimeout(240_000)
    const random = createRandom(seed)
    const screens = await Promise.all([openDesk(browser.newContext()), openDesk(browser.newContext())])
    const { reads, listed } = await plannedReads(random)

    // Where in the stream each kill falls.
    const kills = victims.map((victim) => ({ victim, after: Math.floor(random.between(0.03, 0.93) * reads.length) }))
    const killed: Promise<void>[] = []
    let sent = 0
    const send = async () => {
      while (sent < reads.length) {
        const batch = reads.slice(sent, sent + BATCH)
        sent += batch.length
        for (const { victim, after } of kills) {
          if (after >= sent - batch.length && after < sent) killed.push(killWhenRunning(victim))
        }
        await sendUntilAccepted({ matcherUrl: stack.matcherUrl, ingestToken: stack.ingestToken }, batch)
      }
    }
    await Promise.all([send(), send(), send()])
    await Promise.all(killed)
    expect(killed).toHaveLength(victims.length)
    await stack.untilHealthy(60_000)
    // Every batch once more: a sender that saw no answer does not know better.
    for (let i = 0; i < reads.length; i += 500) {
      await sendUntilAccepted({ matcherUrl: stack.matcherUrl, ingestToken: stack.ingestToken }, reads.slice(i, i + 500))
    }

    await expect
      .poll(() => one('SELECT count(*)::int AS n FROM match_outbox WHERE delivered_at IS NULL'), { timeout: 30_000 })
      .toBe(0)
    expect(await one('SELECT count(*)::int AS n FROM read')).toBe(READS)
    expect(await one('SELECT count(DISTINCT (camera_id, vrm, captured_at))::int AS n FROM read')).toBe(READS)
    const matches = await one('SELECT count(*)::int AS n FROM match')
    expect(matches).toBeGreaterThanOrEqual(LISTED)
    expect(await one('SELECT count(*)::int AS n FROM alarm_match')).toBe(matches)
    expect(await one(`SELECT count(*)::int AS n FROM match m JOIN alarm_match a ON a.match_id = m.id`)).toBe(matches)
    expect(await one(`SELECT count(*)::int AS n FROM alarm_match WHERE kind = 'exact'`)).toBeGreaterThanOrEqual(LISTED)
    // The log adds up: one line a version, none missing.
    expect(
      await one(
        `SELECT count(*)::int AS n FROM alarm a WHERE a.version <> (SELECT count(*) FROM alarm_event e WHERE e.alarm_id = a.id)`,
      ),
    ).toBe(0)
    const listedMarks = new Set(listed)
    expect(
      await one(`SELECT count(*)::int AS n FROM alarm WHERE state <> 'closed' AND NOT restricted AND vrm = ANY($1)`, [
        listed,
      ]),
    ).toBe(listedMarks.size)
    for (const page of screens) await expectServersPicture(page)
  })

  /** A restarting victim is waited for, so that each kill is one. */
  async function killWhenRunning(victim: Program): Promise<void> {
    for (let i = 0; i < 300; i++) {
      try {
        stack.kill(victim)
        return
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
    throw new Error(`${victim} never came back`)
  }

  async function one(sql: string, values: unknown[] = []): Promise<number> {
    const { rows } = await database.query<{ n: number }>(sql, values)
    return rows[0]?.n ?? -1
  }

  async function openDesk(opening: Promise<BrowserContext>, before?: (page: Page) => Promise<unknown>): Promise<Page> {
    const context = await opening
    await signIn(context, 'operator', server)
    await putOnWatch(server, emailOf('operator'))
    const page = await context.newPage()
    await before?.(page)
    await page.goto(`${stack.webUrl}/desk`)
    await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 30_000 })
    return page
  }

  /** Unlisted marks on random cameras, with passages of listed vehicles strewn among them, all within the last minutes. */
  async function plannedReads(random: Random): Promise<{ reads: PostedRead[]; listed: string[] }> {
    const { rows: cameras } = await database.query<{ id: string }>('SELECT id FROM camera ORDER BY id')
    const { rows: entries } = await database.query<{ vrm: string }>(
      `SELECT DISTINCT e.vrm FROM hotlist_entry e JOIN alarm_policy_category c ON c.code = e.category AND c.policy_version = 1
       WHERE e.status = 'live' AND e.action <> 'SILENT' AND NOT c.feed_only AND (e.weed_at IS NULL OR e.weed_at > now() + interval '1 hour')
       ORDER BY e.vrm LIMIT 25`,
    )
    const letter = () => random.pick([...'ABCDEFGHJKLMNOPRSTUVWXY'])
    const startedAt = Date.now() - READS * 20
    const listed: string[] = []
    const reads = Array.from({ length: READS }, (_, i): PostedRead => {
      const isListed = i % (READS / LISTED) === 7
      const mark = random.pick(entries).vrm
      if (isListed) listed.push(mark)
      return {
        vrm: isListed ? mark : `${letter()}${letter()}${30 + random.below(20)}${letter()}${letter()}${letter()}`,
        cameraId: random.pick(cameras).id,
        capturedAt: new Date(startedAt + i * 20).toISOString(),
      }
    })
    return { reads, listed: [...new Set(listed)] }
  }

  /** Within 10 s every row on screen is an alarm of the server at its version, and none is missing. */
  async function expectServersPicture(page: Page): Promise<void> {
    await expect(page.getByText('LIVE', { exact: true })).toBeVisible({ timeout: 10_000 })
    await expect
      .poll(
        async () => {
          const board = await page.evaluate(async () => {
            const answer = await fetch('/api/console/board')
            return (await answer.json()) as { alarms: { id: string; version: number }[] }
          })
          const server = new Map(board.alarms.map(({ id, version }) => [id, version]))
          const shown = await page
            .locator('[data-alarm-id][data-version]')
            .evaluateAll((rows) =>
              rows.map((row) => [row.getAttribute('data-alarm-id'), Number(row.getAttribute('data-version'))]),
            )
          const wrong = shown.filter(([id, version]) => server.get(id as string) !== version)
          return { wrong: wrong.length, shown: new Set(shown.map(([id]) => id)).size, of: server.size }
        },
        { timeout: 10_000 },
      )
      .toEqual({ wrong: 0, shown: expect.any(Number), of: expect.any(Number) })
    const count = page.getByRole('button', { name: /^All open/ })
    const open = await one(`SELECT count(*)::int AS n FROM alarm WHERE state <> 'closed' AND NOT restricted`)
    await expect(count).toContainText(String(open), { timeout: 10_000 })
  }
})
