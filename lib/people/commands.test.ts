import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sessionViewer } from '#lib/access/queries.ts'
import { permissionsOf, type Role } from '#lib/access/role.ts'
import { cookieHeader, putPerson, shareDatabase, testPassword } from '#lib/access/testing/people.ts'
import type { Result } from '#lib/core/result.ts'
import { locks } from '#lib/db/locks.ts'
import { testDatabase } from '#lib/db/testing/database.ts'
import { signIn } from '#lib/web/sign-in.ts'
import { AddPerson } from './command-input.ts'
import {
  addPerson,
  changePerson,
  disablePerson,
  enablePerson,
  renewPassword,
  saveSettings,
  unlockPerson,
} from './commands.ts'
import { findSettings } from './queries.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)
const deps = { db, clock: () => new Date(), newId: randomUUID }
const viewer = (id: string, role: Role = 'administrator') => ({
  id,
  name: id,
  role,
  forceId: null,
  permissions: permissionsOf({ role, cleared: false }),
})
const ada = viewer('ada')
const kindOf = (answer: Result<unknown>) => (answer.ok ? 'done' : answer.refusal.kind)
const audited = async (objectId: string) =>
  (await db.auditEntry.findMany({ where: { objectId, actorId: 'ada' }, orderBy: { seq: 'asc' } })).map(
    ({ action, detail }) => ({ action, detail }),
  )
const open = async (email: string, password = testPassword) => {
  const cookies = await signIn({ email, password }, new Headers(), new Date())
  return cookies && cookieHeader(cookies)
}
const person = (id: string) => db.user.findUniqueOrThrow({ where: { id } })

/** Stops all at their last step, the audit, until each has come as far as the others let it. */
async function atOnce<T>(works: (() => Promise<T>)[]): Promise<T[]> {
  const holder = await pool.connect()
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT pg_advisory_xact_lock($1)', [locks.audit])
    const all = Promise.all(works.map((work) => work()))
    all.catch(() => undefined)
    const waiting = `SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`
    await vi.waitFor(async () => expect((await pool.query(waiting)).rows[0].n).toBe(works.length), 10_000)
    await holder.query('COMMIT')
    return await all
  } finally {
    holder.release()
  }
}

let n = 0
let name = ''
beforeAll(async () => {
  await pool.query(`INSERT INTO force VALUES ('durrow', 'Durrow', '{}')`)
  await putPerson(db, 'ada', 'administrator')
})
beforeEach(async () => {
  name = `person-${++n}`
  await putPerson(db, name, 'operator')
})

describe('adding', () => {
  const input = (more: object = {}) =>
    AddPerson.parse({
      name: ' Nell Thorne ',
      email: ` Nell.${n}@Desk.Test `,
      role: 'analyst',
      forceId: 'durrow',
      cleared: false,
      ...more,
    })

  it('makes a person who signs in with the generated password; neither it nor a hash is in the audit', async () => {
    const answer = await addPerson(deps, ada, input())
    if (!answer.ok) throw new Error(answer.refusal.message)
    const { personId, password } = answer.value
    expect(await person(personId)).toMatchObject({ name: 'Nell Thorne', email: `nell.${n}@desk.test`, role: 'analyst' })
    expect(await sessionViewer((await open(`nell.${n}@desk.test`, password)) ?? new Headers())).toMatchObject({
      id: personId,
      forceId: 'durrow',
    })
    const [entry] = await audited(personId)
    expect(entry).toEqual({ action: 'person.added', detail: { ...input() } })
  })

  it('gives one address to one person, however it is written, also when it is added at once', async () => {
    const answers = await atOnce([
      () => addPerson(deps, ada, input()),
      () => addPerson(deps, ada, input({ email: `NELL.${n}@desk.test` })),
    ])
    expect(answers.map(kindOf).sort()).toEqual(['blocked', 'done'])
    expect(kindOf(await addPerson(deps, ada, input({ email: `${name.toUpperCase()}@desk.test` })))).toBe('blocked')
  })

  it('takes no unknown force, address or role', async () => {
    expect(kindOf(await addPerson(deps, ada, input({ forceId: 'nowhere' })))).toBe('invalid')
    expect(AddPerson.safeParse({ ...input(), email: 'nell' }).success).toBe(false)
    expect(AddPerson.safeParse({ ...input(), role: 'king' }).success).toBe(false)
  })
})

describe('changing', () => {
  it('holds from the next request, without signing anybody out, and says from what to what', async () => {
    const session = (await open(`${name}@desk.test`)) ?? new Headers()
    expect((await sessionViewer(session))?.role).toBe('operator')
    const to = { role: 'supervisor', forceId: 'durrow', cleared: true } as const
    expect(await changePerson(deps, ada, { personId: name, ...to })).toEqual({ ok: true, value: null })
    const changed = await sessionViewer(session)
    expect(changed).toMatchObject({ role: 'supervisor', forceId: 'durrow' })
    expect(changed?.permissions.has('alarm:read-restricted')).toBe(true)
    await changePerson(deps, ada, { personId: name, ...to })
    const from = { role: 'operator', forceId: null, cleared: false }
    expect(await audited(name)).toEqual([{ action: 'person.changed', detail: { from, to } }])
  })
})

describe('disabling and enabling', () => {
  it('ends every session at once and keeps the person out until enabled', async () => {
    const session = (await open(`${name}@desk.test`)) ?? new Headers()
    expect(await sessionViewer(session)).not.toBeNull()
    expect(kindOf(await disablePerson(deps, ada, { personId: name }))).toBe('done')
    expect(await sessionViewer(session)).toBeNull()
    expect(await db.session.count({ where: { userId: name } })).toBe(0)
    expect(await open(`${name}@desk.test`)).toBeNull()
    expect(kindOf(await disablePerson(deps, ada, { personId: name }))).toBe('stale')
    expect(kindOf(await enablePerson(deps, ada, { personId: name }))).toBe('done')
    expect(await sessionViewer(session)).toBeNull()
    expect(await open(`${name}@desk.test`)).not.toBeNull()
    expect(await audited(name)).toEqual([
      { action: 'person.disabled', detail: { sessionsEnded: 1 } },
      { action: 'person.enabled', detail: {} },
    ])
  })
})

it('unlocking lets a locked person in, and is refused for one who is not locked', async () => {
  for (let i = 0; i < 5; i++) await open(`${name}@desk.test`, 'wrong')
  expect(await open(`${name}@desk.test`)).toBeNull()
  expect(kindOf(await unlockPerson(deps, ada, { personId: name }))).toBe('done')
  expect(await open(`${name}@desk.test`)).not.toBeNull()
  expect(kindOf(await unlockPerson(deps, ada, { personId: name }))).toBe('stale')
  expect(await audited(name)).toMatchObject([{ action: 'person.unlocked' }])
})

it('a new password replaces the old one, ends sessions and lifts a lock', async () => {
  const session = (await open(`${name}@desk.test`)) ?? new Headers()
  for (let i = 0; i < 5; i++) await open(`${name}@desk.test`, 'wrong')
  const answer = await renewPassword(deps, ada, { personId: name })
  if (!answer.ok) throw new Error(answer.refusal.message)
  expect(await sessionViewer(session)).toBeNull()
  expect(await open(`${name}@desk.test`)).toBeNull()
  expect(await open(`${name}@desk.test`, answer.value.password)).not.toBeNull()
  expect(JSON.stringify(await audited(name))).not.toContain(answer.value.password)
})

describe('who may manage people', () => {
  const duties = { forceId: null, cleared: false } as const

  it('nobody without the permission, and nobody who was an administrator a moment ago', async () => {
    const all = (who: typeof ada) =>
      Promise.all([
        addPerson(deps, who, { name: 'Nobody', email: 'nobody@desk.test', role: 'analyst', ...duties }),
        changePerson(deps, who, { personId: name, role: 'analyst', ...duties }),
        ...[disablePerson, enablePerson, unlockPerson, renewPassword].map((act) => act(deps, who, { personId: name })),
      ])
    const before = await db.auditEntry.count()
    for (const who of [viewer(name, 'supervisor'), viewer(name), viewer('gone')])
      expect((await all(who)).map(kindOf)).toEqual(Array(6).fill('forbidden'))
    expect(await db.auditEntry.count()).toBe(before)
    expect(await person(name)).toMatchObject({ role: 'operator', disabled: false })
  })

  it('an administrator neither disables nor demotes themself, but may change their force', async () => {
    expect(kindOf(await disablePerson(deps, ada, { personId: 'ada' }))).toBe('blocked')
    expect(kindOf(await changePerson(deps, ada, { personId: 'ada', role: 'auditor', ...duties }))).toBe('blocked')
    expect(await person('ada')).toMatchObject({ role: 'administrator', disabled: false })
    const moved = { personId: 'ada', role: 'administrator', forceId: 'durrow', cleared: false } as const
    expect(kindOf(await changePerson(deps, ada, moved))).toBe('done')
  })

  it('two who demote each other at once leave one administrator', async () => {
    await putPerson(db, 'bob', 'administrator')
    await putPerson(db, 'cy', 'administrator')
    const demote = (who: string, whom: string) =>
      changePerson(deps, viewer(who), { personId: whom, role: 'auditor', ...duties })
    const both = await atOnce([() => demote('bob', 'cy'), () => demote('cy', 'bob')])
    expect(both.map(kindOf).sort()).toEqual(['done', 'forbidden'])
  })

  it('says of an unknown person that there is none', async () => {
    const acts = [disablePerson, enablePerson, unlockPerson, renewPassword]
    const answers = await Promise.all(acts.map((act) => act(deps, ada, { personId: 'nobody' })))
    expect(answers.map(kindOf)).toEqual(Array(4).fill('not-found'))
  })
})

describe('settings', () => {
  it('are the defaults until a person saves theirs, and two windows saving at once keep both', async () => {
    expect((await findSettings(db, name)).sound.volume).toBe(70)
    const own = viewer(name, 'operator')
    const answers = await Promise.all([
      saveSettings(deps, own, { sound: { volume: 20 } }),
      saveSettings(deps, own, { sound: {} }),
    ])
    expect(answers.map(kindOf)).toEqual(['done', 'done'])
    expect((await findSettings(db, name)).sound.volume).toBe(20)
    const saved = await db.auditEntry.count({ where: { objectId: name, action: 'person.settings-saved' } })
    expect(saved).toBe(2)
  })
})
