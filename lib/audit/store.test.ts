import { expect, it } from 'vitest'
import { permissionsOf, type Role } from '#lib/access/role.ts'
import { shareDatabase } from '#lib/access/testing/people.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { readAudit } from './commands.ts'
import type { AuditInput } from './entry.ts'
import { auditChoices, auditPageSize, listAudit, verifyNewestChain, verifyWholeChain } from './queries.ts'
import { appendAudit } from './store.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)

const entry = (more: Partial<AuditInput> = {}): AuditInput => ({
  at: new Date('2026-11-22T21:00:00.123Z'),
  actorId: 'ann',
  actorRole: 'operator',
  forceId: 'durrow',
  action: 'alarm.acknowledged',
  objectType: 'alarm',
  objectId: '7',
  ...more,
})
const auditor = (isCleared: boolean) => ({
  id: 'auditor',
  name: 'auditor',
  role: 'auditor' as const,
  forceId: null,
  permissions: permissionsOf({ role: 'auditor', cleared: isCleared }),
})
const [cleared, uncleared] = [auditor(true), auditor(false)]
// Thirty at once wait for each other longer than Prisma's two seconds where the machine is busy.
const append = (more?: Partial<AuditInput>) =>
  db.$transaction((tx) => appendAudit(tx, entry(more)), { maxWait: 15_000, timeout: 15_000 })

it('chains what many write at once, and leaves no trace of what was rolled back', async () => {
  const rolledBack = db.$transaction(async (tx) => {
    await appendAudit(tx, entry({ objectId: 'never' }))
    throw new Error('on purpose')
  })
  await expect(rolledBack).rejects.toThrow('on purpose')
  await Promise.all(Array.from({ length: 30 }, (_, i) => append({ objectId: String(i) })))
  expect(await verifyWholeChain(db, cleared)).toMatchObject({ ok: true, count: 30 })
})

it('keeps what people paste: nested detail, NUL, half an emoji, numbers of every kind', async () => {
  await append({
    reason: 'a\0b \ud83d',
    detail: { z: [1.5, 1e21, -0, null, { b: '\0', a: true }], a: 'ä€🚓', gone: undefined, at: new Date(0) },
  })
  expect(await verifyWholeChain(db, cleared)).toMatchObject({ ok: true, count: 31 })
})

it('refuses update, delete and truncate', async () => {
  await expect(pool.query(`UPDATE audit_entry SET actor_id = 'bob'`)).rejects.toThrow('is refused')
  await expect(pool.query('DELETE FROM audit_entry')).rejects.toThrow('is refused')
  await expect(pool.query('TRUNCATE audit_entry')).rejects.toThrow('is refused')
})

it('is filtered and paged, newest first', async () => {
  for (let i = 0; i < auditPageSize; i++) await append({ action: 'unit.seen', objectType: 'unit', objectId: 'u:1' })
  const all = await listAudit(db, cleared, {})
  expect(all).toMatchObject({ more: true, rows: { length: auditPageSize } })
  expect((await listAudit(db, cleared, { before: all.rows.at(-1)?.no })).rows[0]?.action).toBe('alarm.acknowledged')
  expect((await listAudit(db, cleared, { object: 'unit:u:1' })).more).toBe(false)
  expect((await listAudit(db, cleared, { object: 'unit:u:2' })).rows).toEqual([])
  expect((await listAudit(db, cleared, { action: 'alarm.acknowledged', actor: 'ann' })).rows).toHaveLength(31)
})

it('checks the newest alone when asked for fewer than there are', async () => {
  expect(await verifyNewestChain(db, cleared, 10)).toMatchObject({ total: 81, state: { ok: true, count: 10 } })
  expect(await verifyNewestChain(db, cleared)).toMatchObject({ total: 81, state: await verifyWholeChain(db, cleared) })
})

it('records who reads it before anything is shown, and shows nothing to others', async () => {
  const deps = { db, clock: () => new Date('2026-11-22T22:00:00Z'), newId: () => '' }
  const read = (role: Role) => {
    const viewer = { id: role, name: role, role, forceId: null, permissions: permissionsOf({ role, cleared: true }) }
    return readAudit(deps, viewer, { object: 'unit:u:1' })
  }
  expect(await read('administrator')).toMatchObject({ ok: false, refusal: { kind: 'forbidden' } })
  expect(await read('auditor')).toMatchObject({ ok: true, value: { rows: { length: auditPageSize } } })
  const { rows } = await listAudit(db, cleared, { action: 'audit.read' })
  expect(rows).toMatchObject([{ actorId: 'auditor', detail: { object: 'unit:u:1' } }])
})

it('tells the uncleared nothing of what was done in secret: no row, no count, no gap, no other hash', async () => {
  const seen = async () => {
    const { rows, more } = await listAudit(db, uncleared, { object: 'covertness' })
    const { state, total } = await verifyNewestChain(db, uncleared)
    const choices = await auditChoices(db, uncleared)
    return { nos: rows.map(({ no }) => no), more, state, total, choices, whole: await verifyWholeChain(db, uncleared) }
  }
  await append({ objectType: 'covertness' })
  const before = await seen()
  await append({ objectType: 'covertness', action: 'alarm.silent', actorId: 'covert', restricted: true })
  expect(await seen()).toEqual(before)
  await append({ objectType: 'covertness' })
  const after = await seen()
  expect(after.total).toBe(before.total + 1)
  expect(Number((after.nos[0] ?? 0n) - (before.nos[0] ?? 0n))).toBe(1)
  expect((await listAudit(db, cleared, { object: 'covertness' })).rows).toHaveLength(3)
  expect(await verifyNewestChain(db, cleared)).toMatchObject({ total: after.total + 1, state: { ok: true } })
})

it('shows tampering by somebody who may switch the triggers off', async () => {
  const [victim] = (await listAudit(db, cleared, { object: 'alarm:7' })).rows
  await pool.query('ALTER TABLE audit_entry DISABLE TRIGGER ALL')
  await pool.query(`UPDATE audit_entry SET actor_id = 'bob' WHERE seq = $1`, [victim?.seq])
  expect(await verifyWholeChain(db, cleared)).toMatchObject({ ok: false, brokenAt: victim?.seq, cause: 'content' })
  expect((await verifyNewestChain(db, cleared)).state).toMatchObject({ ok: false, brokenAt: victim?.seq })
  await pool.query('DELETE FROM audit_entry WHERE seq = $1', [victim?.seq])
  expect(await verifyWholeChain(db, cleared)).toMatchObject({ ok: false, cause: 'link' })
})
