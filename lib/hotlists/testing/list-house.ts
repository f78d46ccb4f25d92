import type pg from 'pg'
import { permissionsOf, type Role } from '../../access/role.ts'
import type { Viewer } from '../../access/viewer.ts'
import type { EnterEntry } from '../entries/command-input.ts'

type Input = import('zod').output<typeof EnterEntry>
export const now = new Date('2026-11-22T21:00:00Z')
export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const DAY = 24 * 60

export const aViewer = (role: Role, { cleared = false, id = role as string } = {}): Viewer => ({
  id,
  name: id,
  role,
  forceId: 'durrow',
  permissions: permissionsOf({ role, cleared }),
})

/** A force, two lists of which one is covert, a policy with three categories, and people to own entries. */
export async function furnishLists(pool: Pick<pg.Pool, 'query'>): Promise<void> {
  await pool.query(`INSERT INTO force VALUES ('durrow', 'Durrow', '{}'), ('eden', 'Eden', '{}')`)
  await pool.query(
    `INSERT INTO hotlist (id, name, source, force_id, owner, contact, expected_refresh_hours, refreshed_at, covert)
     VALUES ('open', 'Open', 's', 'durrow', 'o', 'c', 24, $1, false), ('covert', 'Covert', 's', 'durrow', 'o', 'c', 24, $1, true)`,
    [now],
  )
  await pool.query(
    `INSERT INTO alarm_policy (version, effective_at, note, settings) VALUES (1, '2026-01-01Z', 'n', '{}')`,
  )
  for (const [code, defaults] of [
    ['missing', '{"lifeDays": 7, "reviewDays": 2}'],
    ['threat-to-life', '{"grade": "high"}'],
    ['stolen', '{"grade": "low", "confirm": true}'],
    ['intelligence-silent', '{"action": "SILENT"}'],
  ]) {
    await pool.query(
      `INSERT INTO alarm_policy_category (policy_version, code, name, cause, consequence, band_high, band_medium, band_low,
         harm_weight, what_is_this, what_to_do, who_to_call, escalation, feed_only, entry_defaults)
       VALUES (1, $1, $1, 'c', 'c', 'high', 'medium', 'low', 10, 'w', 'w', 'w', 'e', false, $2)`,
      [code, defaults],
    )
  }
  await pool.query(
    `INSERT INTO person (id, name, email, email_verified, role, created_at, updated_at)
     VALUES ('list-manager', 'Owen', 'o@x.example', true, 'list-manager', $1, $1)`,
    [now],
  )
}

/** What a person sends for a stolen car, changed where a test says so. */
export const anInput = (change: Partial<Input['fields']> = {}, claims: Partial<Input['claims']> = {}): Input => ({
  fields: {
    hotlistId: 'open',
    vrm: 'AB84KDX',
    make: 'Ford',
    model: 'Focus',
    colour: 'blue',
    action: 'STOP',
    warningSignals: [],
    reason: 'Stolen from a drive',
    category: 'stolen',
    grade: 'low',
    nimCode: null,
    information: 'Keys were taken in a burglary',
    forceId: 'durrow',
    contact: 'Desk, 01632 960101',
    ownerId: 'list-manager',
    weedAt: later(5 * DAY).toISOString(),
    pncId: null,
    marking: 'OFFICIAL',
    cadReference: null,
    operationalInstructions: null,
    sourceReference: 'DI/1',
    scope: null,
    ...change,
  },
  claims: { justification: null, emergency: false, overrideReason: null, askOverride: false, ...claims },
  confirmed: false,
})
export const warren = {
  category: 'missing',
  grade: 'low',
  warningSignals: ['SU'],
  reason: 'Missing, suicidal',
} as const
