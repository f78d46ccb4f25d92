import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import type { WatchSettings } from '#lib/watch/policy.ts'

/** The server under test, told by whoever starts it (the same settings that the server itself has). */
export interface Server {
  url: string
  databaseUrl: string
  secret: string
}

export function serverUnderTest(source: Record<string, string | undefined> = process.env): Server {
  const { DATABASE_URL, AUTH_SECRET, WEB_URL, PORT } = source
  if (!DATABASE_URL || !AUTH_SECRET)
    throw new Error('Set DATABASE_URL and AUTH_SECRET to those of the server under test')
  return { url: WEB_URL ?? `http://localhost:${PORT ?? 3000}`, databaseUrl: DATABASE_URL, secret: AUTH_SECRET }
}

const HALF_DAY_MS = 43_200_000

/** Puts a session of the person straight into the database and answers its cookie, signed as better-auth signs it. */
export async function openSession(server: Server, email: string): Promise<{ name: string; value: string }> {
  const token = randomBytes(24).toString('base64url')
  const at = new Date()
  await query(
    server,
    `INSERT INTO person_session (id, token, user_id, expires_at, ip_address, user_agent, created_at, updated_at)
     SELECT $1, $2, id, $3, '', 'journey', $4, $4 FROM person WHERE email = $5 RETURNING id`,
    [randomUUID(), token, new Date(at.getTime() + HALF_DAY_MS), at, email],
  )
  const signature = createHmac('sha256', server.secret).update(token).digest('base64')
  const prefix = server.url.startsWith('https:') ? '__Secure-' : ''
  return { name: `${prefix}watchdesk.session_token`, value: encodeURIComponent(`${token}.${signature}`) }
}

/** Puts the person on watch, as the dialog does; by default at the desk that can watch everything, and does. */
export async function putOnWatch(server: Server, email: string, deskId = 'durrow-2'): Promise<void> {
  await query(
    server,
    `INSERT INTO watch (id, desk_id, person_id, person_name, area_ids, from_at)
     SELECT $1, $2, p.id, p.name, (SELECT array_agg(area_id) FROM desk_area WHERE desk_id = $2), $3
     FROM person p WHERE p.email = $4
     ON CONFLICT (person_id) WHERE until_at IS NULL DO UPDATE SET area_ids = excluded.area_ids, desk_id = excluded.desk_id
     RETURNING id`,
    [randomUUID(), deskId, new Date(), email],
  )
}

/** The figures of watch-keeping from now on: a new version over the defaults. */
export async function setWatchPolicy(server: Server, settings: Partial<WatchSettings>): Promise<void> {
  await query(
    server,
    `INSERT INTO watch_policy SELECT coalesce(max(version), 0) + 1, $1, 'of a journey', $2 FROM watch_policy RETURNING version`,
    [new Date(), JSON.stringify(settings)],
  )
}

/** So many alarms that no desk of journeys or benchmarks, which raise hundreds, is ever in flood unasked. */
export const noFlood = { floodFrom: 1_000_000, floodBelow: 1_000_000 } as const

/** One statement; throws when it concerns no row. */
export async function query(server: Server, text: string, values: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: server.databaseUrl })
  await client.connect()
  try {
    const { rows, rowCount } = await client.query(text, values)
    if (rowCount === 0) throw new Error(`no row for ${JSON.stringify(values)}`)
    return rows
  } finally {
    await client.end()
  }
}
