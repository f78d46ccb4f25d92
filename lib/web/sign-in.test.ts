import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '#lib/db/testing/database.ts'
import { findSession, sessionViewer } from '../access/queries.ts'
import type { Role } from '../access/role.ts'
import { cookieHeader, putPerson, shareDatabase, testPassword } from '../access/testing/people.ts'
import { signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

const { pool } = await testDatabase()
const db = shareDatabase(pool)

const MINUTE_MS = 60_000
const later = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS)
const from = new Headers({ 'user-agent': 'test', 'x-watchdesk-address': '192.0.2.7' })
const attempt = (name: string, password: string, at = new Date()) =>
  signIn({ email: `${name}@desk.test`, password }, from, at)

let n = 0
let name = ''
const newPerson = (role: Role = 'operator', more = {}) => putPerson(db, name, role, more)
const audited = async () =>
  (await db.auditEntry.findMany({ where: { objectId: name }, orderBy: { seq: 'asc' } })).map((entry) => entry.action)

beforeEach(() => {
  name = `person-${++n}`
})

describe('signing in', () => {
  it('opens a session that says who it is, with the address it came from', async () => {
    await newPerson('supervisor', { cleared: true })
    const cookies = await attempt(name, testPassword)
    expect(cookies?.join()).toMatch(/^watchdesk\.session_token=.*Max-Age=43200.*HttpOnly.*SameSite=Lax/)
    const viewer = await sessionViewer(cookieHeader(cookies ?? []))
    expect(viewer).toMatchObject({ id: name, name, role: 'supervisor' })
    expect(viewer?.permissions.has('alarm:read-restricted')).toBe(true)
    expect(await db.session.findFirst({ where: { userId: name } })).toMatchObject({ ipAddress: '192.0.2.7' })
    expect(await audited()).toEqual(['person.signed-in'])
  })

  it('locks after five failures, refuses the right password for 15 minutes, then takes it', async () => {
    await newPerson()
    for (let i = 0; i < 5; i++) expect(await attempt(name, 'wrong')).toBeNull()
    expect(await attempt(name, testPassword, later(14))).toBeNull()
    expect(await attempt(name, testPassword, later(16))).not.toBeNull()
    expect(await db.user.findUnique({ where: { id: name } })).toMatchObject({ failedSignIns: 0, lockedUntil: null })
    const refused = 'person.sign-in-refused'
    expect(await audited()).toEqual([
      refused,
      refused,
      refused,
      refused,
      refused,
      'person.locked',
      refused,
      'person.signed-in',
    ])
  })

  it('tries no more than five of many passwords sent at once', async () => {
    await newPerson()
    await Promise.all(Array.from({ length: 8 }, (_, i) => attempt(name, `guess ${i}`)))
    const tried = await db.auditEntry.findMany({ where: { objectId: name, action: 'person.sign-in-refused' } })
    const causes = tried.map((entry) => (entry.detail as { cause: string }).cause)
    expect(causes.filter((cause) => cause === 'wrong password')).toHaveLength(5)
    expect(causes.filter((cause) => cause === 'locked')).toHaveLength(3)
  })

  it('four failures and a success begin a new count', async () => {
    await newPerson()
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await attempt(name, 'wrong')
      expect(await attempt(name, testPassword)).not.toBeNull()
    }
  })

  it('refuses a disabled person, and ends the sessions of one who is disabled later', async () => {
    await newPerson()
    const headers = cookieHeader((await attempt(name, testPassword)) ?? [])
    expect(await findSession(headers, new Date())).not.toBeNull()
    await db.user.update({ where: { id: name }, data: { disabled: true } })
    expect(await findSession(headers, new Date())).toBeNull()
    expect(await attempt(name, testPassword)).toBeNull()
  })

  it('records an attempt on an unknown address without naming a person', async () => {
    expect(await attempt(name, testPassword)).toBeNull()
    const [entry] = await db.auditEntry.findMany({ orderBy: { seq: 'desc' }, take: 1 })
    expect(entry).toMatchObject({ actorId: null, detail: { cause: 'unknown', email: `${name}@desk.test` } })
  })
})

describe('a session', () => {
  const open = async () => {
    await newPerson()
    return cookieHeader((await attempt(name, testPassword)) ?? [])
  }

  it('ends after 30 idle minutes, and lives on while something is heard of it', async () => {
    const headers = await open()
    expect(await findSession(headers, later(29))).not.toBeNull()
    expect(await findSession(headers, later(58))).not.toBeNull()
    expect(await findSession(headers, later(58 + 31))).toBeNull()
  })

  it('ends 12 hours after the sign-in', async () => {
    const headers = await open()
    await db.session.updateMany({ where: { userId: name }, data: { updatedAt: later(719) } })
    expect(await findSession(headers, later(719))).not.toBeNull()
    expect(await findSession(headers, later(721))).toBeNull()
  })

  it('is not had by a cookie that was changed or signed with another secret', async () => {
    const headers = await open()
    const cookie = headers.get('cookie') ?? ''
    expect(await findSession(new Headers({ cookie: cookie.replace('token=', 'token=x') }), new Date())).toBeNull()
    expect(await findSession(new Headers({ cookie: `${cookie.slice(0, -6)}AAA%3D` }), new Date())).toBeNull()
    expect(await findSession(new Headers(), new Date())).toBeNull()
  })

  it('is over with the sign-out, also for whoever kept the cookie', async () => {
    const headers = await open()
    expect(await sessionViewer(headers)).not.toBeNull()
    const out = await signOut(headers, new Date())
    const cleared = out.ok ? out.value : []
    expect(cleared.join()).toContain('watchdesk.session_token=; Max-Age=0')
    expect(await sessionViewer(headers)).toBeNull()
    expect(await audited()).toEqual(['person.signed-in', 'person.signed-out'])
  })
})
