import { verifyPassword } from 'better-auth/crypto'
import { expect, it } from 'vitest'
import { hashToken } from '#lib/access/bearer.ts'
import { roles } from '#lib/access/role.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { worldCameras } from '#lib/world/cameras.ts'
import { type SeedOptions, seed } from '../seed.ts'

const first = new Date('2026-11-22T21:00:00Z')
const nextDay = new Date('2026-11-23T21:00:00Z')
const base = { now: first, demo: true, password: 'a password', ingestToken: 'ingest-1', apiToken: 'api-1' }

const tables = ['force', 'camera', 'unit', 'hotlist', 'hotlist_entry', 'alarm_policy', 'alarm_policy_category'].concat([
  'alarm_policy_band',
  'person',
  'person_credential',
  'ingest_source',
  'api_token',
])

async function open() {
  const { pool } = await testDatabase()
  const rows = async (sql: string, values: unknown[] = []) => (await pool.query(sql, values)).rows
  const counts = async () => {
    const found = await Promise.all(tables.map((table) => rows(`SELECT count(*)::int AS n FROM ${table}`)))
    return Object.fromEntries(tables.map((table, index) => [table, found[index]?.[0].n]))
  }
  return { rows, counts, run: (more: Partial<SeedOptions> = {}) => seed({ pool, ...base, ...more }) }
}

it('fills an empty database once; a second start renews password, tokens and list dates only', async () => {
  const { rows, counts, run } = await open()
  const { accounts } = await run()
  const before = await counts()
  expect(before).toMatchObject({ force: 3, camera: worldCameras.length, alarm_policy: 1, alarm_policy_band: 4 })
  expect(new Set(accounts.map((account) => account.role))).toEqual(new Set(roles))

  const [entry] = await rows(
    `SELECT id, weed_at FROM hotlist_entry WHERE status = 'live' AND weed_at IS NOT NULL LIMIT 1`,
  )
  await rows(
    `UPDATE hotlist_entry SET status = 'withdrawn', withdrawn_at = now(), withdrawn_reason = 'found'
    WHERE id = (SELECT id FROM hotlist_entry WHERE status = 'live' AND id <> $1 LIMIT 1)`,
    [entry.id],
  )
  await rows(`UPDATE person SET failed_sign_ins = 5, locked_until = $1 WHERE role = 'analyst'`, [nextDay])
  await rows(`INSERT INTO person_session VALUES ('s', 't', 'demo-operator', $1, '', '', $2, $2)`, [nextDay, first])
  const withdrawn = `SELECT count(*)::int AS n FROM hotlist_entry WHERE status = 'withdrawn'`
  const [withdrawnBefore] = await rows(withdrawn)

  await run({ now: nextDay, password: 'another', ingestToken: 'ingest-2', apiToken: 'api-2' })
  expect(await counts()).toEqual(before)
  expect((await rows(withdrawn))[0]).toEqual(withdrawnBefore)
  const [renewed] = await rows('SELECT weed_at FROM hotlist_entry WHERE id = $1', [entry.id])
  expect(renewed.weed_at.getTime() - entry.weed_at.getTime()).toBe(86_400_000)
  expect(await rows(`SELECT locked_until FROM person WHERE role = 'analyst'`)).toEqual([{ locked_until: null }])
  expect(await rows('SELECT id FROM person_session')).toEqual([{ id: 's' }])
  const [credential] = await rows(`SELECT password FROM person_credential WHERE user_id = 'demo-operator'`)
  expect(await verifyPassword({ hash: credential.password, password: 'another' })).toBe(true)
  const [source] = await rows('SELECT token_hash FROM ingest_source')
  expect(new Uint8Array(source.token_hash)).toEqual(hashToken('ingest-2'))
})

it('without a demo fills the policy and the tokens, no world and nobody', async () => {
  const { counts, run } = await open()
  expect(await run({ demo: false })).toEqual({ accounts: [], nobody: true })
  expect(await counts()).toMatchObject({
    force: 0,
    person: 0,
    hotlist_entry: 0,
    ingest_source: 1,
    api_token: 1,
    alarm_policy: 1,
  })
})

it('makes the first person an administrator, and touches nobody who is there', async () => {
  const { rows, run } = await open()
  const administrator = { email: 'ada.moorfield@desk.example', password: 'twelve chars' }
  expect(await run({ demo: false, administrator })).toEqual({ accounts: [], nobody: false })
  const people = 'SELECT p.*, c.password FROM person p JOIN person_credential c ON c.user_id = p.id'
  const [ada, ...others] = await rows(people)
  expect(others).toEqual([])
  expect(ada).toMatchObject({
    name: 'Ada Moorfield',
    email: administrator.email,
    role: 'administrator',
    disabled: false,
  })
  expect(await verifyPassword({ hash: ada.password, password: administrator.password })).toBe(true)
  const audit = 'SELECT action, actor_id, object_id FROM audit_entry'
  expect(await rows(audit)).toEqual([{ action: 'person.added', actor_id: null, object_id: ada.id }])

  for (const email of [administrator.email, 'bo@desk.example'])
    await run({ demo: false, administrator: { email, password: 'another password' }, now: nextDay })
  expect(await rows(people)).toEqual([ada])
  expect(await rows(audit)).toHaveLength(1)
})

it('the first API token never sees alarms of SILENT entries', async () => {
  const { rows, run } = await open()
  for (const apiToken of ['api-1', 'api-2']) {
    await run({ demo: false, apiToken })
    const [token] = await rows('SELECT scopes FROM api_token')
    expect(token.scopes).toEqual(['alarms:read', 'units:read', 'units:write'])
  }
})

it('every category of the world has guidance and a band for each grade', async () => {
  const { rows, run } = await open()
  await run()
  const unknown = `SELECT DISTINCT category FROM hotlist_entry e
    WHERE NOT EXISTS (SELECT FROM alarm_policy_category c WHERE c.code = e.category)`
  expect(await rows(unknown)).toEqual([])
  const quiet = `SELECT code FROM alarm_policy_category WHERE 'log' IN (band_high, band_medium, band_low) OR feed_only`
  expect(await rows(quiet)).toEqual([{ code: 'no-insurance' }])
})
