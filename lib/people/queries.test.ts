import { beforeAll, expect, it } from 'vitest'
import { putPerson, shareDatabase } from '#lib/access/testing/people.ts'
import { appendAudit } from '#lib/audit/store.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { listPeople } from './queries.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)
const at = (time: string) => new Date(`2026-11-22T${time}Z`)
const now = at('21:00:00')
const act = (actorId: string, action: 'alarm.verified' | 'person.sign-in-refused', when: Date) =>
  db.$transaction((tx) =>
    appendAudit(tx, { at: when, actorId, actorRole: null, forceId: null, action, objectType: 'x', objectId: null }),
  )

beforeAll(async () => {
  await pool.query(`INSERT INTO force VALUES ('durrow', 'Durrow', '{}')`)
  for (const name of ['bo', 'Al', 'cy', 'dee_x']) await putPerson(db, name, 'operator')
  await db.user.update({ where: { id: 'Al' }, data: { disabled: true, forceId: 'durrow' } })
  await db.user.update({ where: { id: 'bo' }, data: { lockedUntil: at('21:00:01') } })
  await db.user.update({ where: { id: 'cy' }, data: { lockedUntil: now } })
  await pool.query(
    `INSERT INTO person_session VALUES ('1', '1', 'bo', $1, '', '', $2, $2), ('2', '2', 'bo', $1, '', '', $2, $3)`,
    [at('23:00:00'), at('19:00:00'), at('20:00:00')],
  )
  await act('bo', 'alarm.verified', at('19:30:00'))
  await act('cy', 'alarm.verified', at('18:00:00'))
  await act('cy', 'person.sign-in-refused', at('20:59:00'))
})

it('lists people by name, the disabled last, with the lock that holds and when they were last heard of', async () => {
  const { rows, total } = await listPeople(db, { page: 1 }, now)
  expect(total).toBe(4)
  expect(rows.map(({ id, lockedUntil, seenAt }) => ({ id, lockedUntil, seenAt }))).toEqual([
    { id: 'bo', lockedUntil: at('21:00:01'), seenAt: at('20:00:00') },
    { id: 'cy', lockedUntil: null, seenAt: at('18:00:00') },
    { id: 'dee_x', lockedUntil: null, seenAt: null },
    { id: 'Al', lockedUntil: null, seenAt: null },
  ])
  expect(rows.at(-1)).toMatchObject({ disabled: true, forceId: 'durrow', forceName: 'Durrow', email: 'Al@desk.test' })
})

it.each([
  ['AL', ['Al']],
  ['e_x', ['dee_x']],
  ['%', []],
  ['y@desk', ['cy']],
])('finds by %s', async (find, found) => {
  const { rows, total } = await listPeople(db, { find, page: 1 }, now)
  expect(rows.map(({ id }) => id)).toEqual(found)
  expect(total).toBe(found.length)
})

it('answers page by page', async () => {
  expect(await listPeople(db, { page: 2 }, now)).toEqual({ rows: [], total: 4 })
})
