import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'

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
