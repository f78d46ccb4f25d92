import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { takeInMatches } from '#lib/alarms/intake/commands.ts'
import { aMessage, aViewer, furnish, id, putEntry, testDeps } from '#lib/alarms/testing/house.ts'
import type { AuditInput } from '#lib/audit/entry.ts'
import { listAudit, verifyWholeChain } from '#lib/audit/queries.ts'
import { appendAudit } from '#lib/audit/store.ts'
import { testDatabase } from '#lib/db/testing/database.ts'

const { pool } = await testDatabase()
const deps = testDeps(pool)
const migration = readFileSync('prisma/migrations/0026_covert_audit/migration.sql', 'utf8')

it('what was written of covert things before the word was known leaves the uncleared’s view, and the chain holds', async () => {
  await furnish(pool)
  await putEntry(pool, 1)
  await putEntry(pool, 9, { action: 'SILENT' })
  await takeInMatches(deps, [aMessage(1, 9), aMessage(2, 1)])
  const [covert, open] = (await pool.query('SELECT id FROM alarm ORDER BY restricted DESC')).rows
  for (const [name, cleared] of [
    ['keen', true],
    ['plain', false],
  ]) {
    await pool.query(
      `INSERT INTO person (id, name, email, email_verified, role, cleared, created_at, updated_at)
       VALUES ($1, $1, $1, true, 'operator', $2, '2026-01-01Z', '2026-01-01Z')`,
      [name, cleared],
    )
  }
  const write = (objectType: string, objectId: string | null, more: Partial<AuditInput> = {}) =>
    deps.db.$transaction((tx) =>
      appendAudit(tx, {
        ...{ at: deps.clock(), actorId: 'plain', actorRole: 'operator', forceId: null },
        ...{ action: 'old.line', objectType, objectId, ...more },
      }),
    )
  const searched = (actorId: string, text: string) =>
    write('desk', null, { actorId, action: 'desk.searched', detail: { text } })
  await write('alarm', covert.id)
  await write('alarm', open.id)
  await write('hotlist-entry', id(9))
  await write('picture', 'p', { detail: { alarmId: covert.id } })
  await searched('keen', 'ab89 kdx')
  await searched('plain', 'ab89 kdx')
  await write('hotlist-entry', id(1))

  await pool.query(migration)

  const { rows } = await listAudit(deps.db, aViewer('auditor'), {})
  const told = rows.filter(({ action }) => action === 'old.line' || action === 'desk.searched')
  expect(told.map(({ objectId, actorId }) => [objectId, actorId])).toEqual([
    [id(1), 'plain'],
    [null, 'plain'],
    [open.id, 'plain'],
  ])
  expect(rows.map(({ no }) => Number(no))).toEqual(rows.map((_, i) => rows.length - i))
  expect((await listAudit(deps.db, aViewer('auditor', 'a', true), {})).rows.length).toBeGreaterThan(rows.length + 3)
  expect(await verifyWholeChain(deps.db, aViewer('auditor'))).toMatchObject({ ok: true, count: rows.length })
  await write('alarm', open.id)
  expect((await listAudit(deps.db, aViewer('auditor'), {})).rows[0]?.no).toBe(BigInt(rows.length + 1))
})
