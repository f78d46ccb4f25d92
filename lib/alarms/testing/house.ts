import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { permissionsOf, type Role } from '#lib/access/role.ts'
import type { Viewer } from '#lib/access/viewer.ts'
import { CONTRACT_VERSION, type MatchMessage } from '#lib/realtime/contract.ts'
import { PrismaClient } from '#prisma/client/client.ts'
import { putHouse } from './rows.ts'

/** Ids that tests can read: `id(7)` ends in …0007. */
export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const t0 = Date.parse('2026-11-22T21:00:00.000Z')
export const atSecond = (s: number) => new Date(t0 + s * 1000).toISOString()

export const aViewer = (role: Role, name = role as string, cleared = false): Viewer => ({
  id: name,
  name,
  role,
  forceId: 'durrow',
  permissions: permissionsOf({ role, cleared }),
})

/** Prisma over the test's pool, a clock the test moves, and random ids. */
export function testDeps(pool: pg.Pool) {
  const time = { now: t0 }
  const db = new PrismaClient({ adapter: new PrismaPg(pool) })
  return { db, clock: () => new Date(time.now), newId: randomUUID, time }
}

/** Forces, policy, two cameras, two units and some entries: entry n lists mark `AB8nKDX`. */
export async function furnish(pool: pg.Pool): Promise<void> {
  await putHouse(pool)
  await pool.query(`INSERT INTO alarm_policy_category VALUES
    (1, 'no-insurance', 'No insurance', 'c', 'c', 'log', 'log', 'log', 5, '', '', '', '', true)`)
  await pool.query(`INSERT INTO camera (id, force_id, name, road, direction, bearing, lat, lon, kind, created_at) VALUES
    ('CAM-D', 'durrow', 'A1(M) J61', 'A1(M)', 'northbound', 5, 54.7, -1.55, 'fixed', '2026-01-01Z'),
    ('CAM-E', 'eden', 'M6 J40', 'M6', 'northbound', 350, 54.65, -2.75, 'fixed', '2026-01-01Z')`)
  await pool.query(`INSERT INTO unit (id, call_sign, force_id, kind, crew, lat, lon) VALUES
    ('u1', 'D22', 'durrow', 'arv', 2, 54.71, -1.55), ('u2', 'D14', 'durrow', 'traffic', 2, 54.8, -1.6)`)
  await pool.query(`INSERT INTO hotlist VALUES
    ('list', 'List', 'PNC', 'durrow', 'owner', 'contact', 24, 7, '2026-11-22T18:00:00Z')`)
}

export async function putEntry(
  pool: pg.Pool,
  n: number,
  given: { grade?: string; action?: string; category?: string; weedAt?: string } = {},
): Promise<void> {
  const { grade = 'medium', action = 'STOP', category = 'wanted', weedAt = null } = given
  await pool.query(
    `INSERT INTO hotlist_entry (id, hotlist_id, vrm, action, warning_signals, reason, category, grade, force_id, weed_at,
       created_at, updated_at) VALUES ($1, 'list', $2, $3, '{}', 'Wanted on warrant', $4, $5, 'durrow', $6, $7, $7)`,
    [id(n), `AB8${n}KDX`, action, category, grade, weedAt, atSecond(0)],
  )
}

/** The match number `n` of entry `entry`, seen `second` seconds after t0. */
export const aMessage = (
  n: number,
  entry: number,
  second = 0,
  change: Partial<MatchMessage['read']> = {},
): MatchMessage => ({
  id: id(1_000 + n),
  read: {
    id: id(5_000 + n),
    vrm: `AB8${entry}KDX`,
    cameraId: 'CAM-D',
    capturedAt: atSecond(second),
    receivedAt: atSecond(second + 1),
    confidence: 93,
    motion: 'towards',
    lat: null,
    lon: null,
    make: null,
    model: null,
    colour: null,
    ...change,
  },
  entryId: id(entry),
  kind: 'exact',
  posterior: 1,
  explanation: { v: CONTRACT_VERSION, decision: 'raise' },
  matchedAt: atSecond(second + 1),
})
