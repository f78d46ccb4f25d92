import { createServer, type Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type pg from 'pg'
import pino from 'pino'
import { Server } from 'socket.io'
import { sha256 } from '#lib/core/hash.ts'
import { type MatchBatchAnswer, type MatchMessage, matcherNamespace } from '#lib/realtime/contract.ts'
import { type MatcherSettings, runMatcher } from '../matcher-process.ts'

export const serviceToken = 'service'
export const sourceToken = 'source'
export const quiet = pino({ level: 'silent' })

/** Two forces, ten cameras, one source switched on and one off, one list. */
export async function seedStage(db: pg.Pool): Promise<void> {
  await db.query(`INSERT INTO force (id, name, area) VALUES ('durrow', 'Durrow', '{}'), ('eden', 'Eden', '{}')`)
  await db.query(
    `INSERT INTO camera (id, force_id, name, road, direction, bearing, lat, lon, kind, created_at)
     SELECT 'cam-' || i, CASE i % 2 WHEN 0 THEN 'durrow' ELSE 'eden' END, 'Camera ' || i, 'A66', 'eastbound', 90, 54.6,
       -2.5, 'fixed', '2026-01-01' FROM generate_series(1, 10) i`,
  )
  await db.query(
    `INSERT INTO ingest_source (id, name, token_hash, enabled, created_at)
     VALUES ('on', 'On', $1, true, '2026-01-01'), ('off', 'Off', $2, false, '2026-01-01')`,
    [sha256(sourceToken), sha256('off')],
  )
  await db.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at)
     VALUES ('list', 'List', 'PNC', 'durrow', 'Owner', 'Contact', 24, '2026-01-01')`,
  )
}

export async function listEntry(db: pg.Pool, id: string, vrm: string, fields: { action?: string; weedAt?: Date } = {}) {
  await db.query(
    `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, weed_at,
       created_at, updated_at)
     VALUES ($1, 'list', $2, $3, '{}', 'Stolen', 'stolen-vehicle', 'high', 'durrow', $4, now(), now())`,
    [id, vrm, fields.action ?? 'STOP', fields.weedAt ?? null],
  )
}

export const entryId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

export interface FakeWeb {
  url: string
  /** Every batch as it came, refused and unanswered ones included. */
  batches: MatchMessage[][]
  /** What the next batches are answered with; by default everything is accepted. Undefined: no answer. */
  answer: (matches: MatchMessage[]) => MatchBatchAnswer | undefined
  /** Resolves once `enough` holds, looked at after every batch. */
  until(enough: () => boolean): Promise<void>
  close(): Promise<void>
}

/** A web process that takes matches, on a real Socket.IO server. */
export async function startFakeWeb(port = 0): Promise<FakeWeb> {
  const http: HttpServer = createServer()
  const io = new Server(http)
  const batches: MatchMessage[][] = []
  const wake: (() => void)[] = []
  const web: FakeWeb = {
    url: '',
    batches,
    answer: (matches) => ({ ok: true, accepted: matches.map(({ id }) => id), refused: [] }),
    async until(enough) {
      while (!enough()) await new Promise<void>((resolve) => wake.push(resolve))
    },
    async close() {
      await io.close()
    },
  }
  const space = io.of(matcherNamespace)
  space.use((socket, next) =>
    next(socket.handshake.auth.token === serviceToken ? undefined : new Error('unauthenticated')),
  )
  space.on('connection', (socket) => {
    socket.on('match:batch', (batch: { v: number; matches: MatchMessage[] }, reply: (a: MatchBatchAnswer) => void) => {
      batches.push(batch.matches)
      const answer = web.answer(batch.matches)
      if (answer) reply(answer)
      for (const resume of wake.splice(0)) resume()
    })
  })
  await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve))
  web.url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  return web
}

/** A matcher in this process on a port of its own, ready for reads. */
export async function startMatcher(settings: Partial<MatcherSettings> & { databaseUrl: string }) {
  const { address, stop } = await runMatcher({
    webUrl: 'http://127.0.0.1:9', // nobody listens on the discard port
    token: serviceToken,
    host: '127.0.0.1',
    port: 0,
    log: quiet,
    ...settings,
  })
  await untilHealthy(address)
  return { url: address, stop }
}

export async function untilHealthy(address: string): Promise<void> {
  for (;;) {
    const answer = await fetch(`${address}/health`).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer?.status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export interface Answer {
  status: number
  body: { accepted: number; duplicate: number; rejected: { index: number; code: string }[]; code?: string }
  headers: Headers
}

export async function postReads(
  url: string,
  reads: unknown,
  { token = sourceToken, type = 'application/json' }: { token?: string; type?: string } = {},
): Promise<Answer> {
  const body = typeof reads === 'string' ? reads : JSON.stringify(reads)
  const headers = { authorization: `Bearer ${token}`, 'content-type': type }
  const answer = await fetch(`${url}/v1/reads`, { method: 'POST', headers, body })
  return { status: answer.status, body: (await answer.json()) as Answer['body'], headers: answer.headers }
}

const letters = 'ACEFHJKMNPRTUVWXY'

/**
 * The nth of 4,913 marks that cannot be real (age id 30). Any two differ in three letters or more, none of which look
 * alike (a polynomial's values modulo 17, after Reed and Solomon), so that no tolerance takes one for another.
 */
export function markOf(n: number): string {
  const [a, b, c] = [n % 17, Math.floor(n / 17) % 17, Math.floor(n / 289) % 17]
  const at = (x: number) => letters.charAt((a + b * x + c * x * x) % 17)
  return `${at(0)}${at(1)}30${at(2)}${at(3)}${at(4)}`
}

export const readOf = (n: number, fields: Record<string, unknown> = {}) => ({
  vrm: markOf(n),
  cameraId: `cam-${1 + (n % 10)}`,
  capturedAt: new Date(Date.now() - 1000).toISOString(),
  ...fields,
})
