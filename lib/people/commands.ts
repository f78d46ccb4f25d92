import { randomInt } from 'node:crypto'
import { hashPassword } from 'better-auth/crypto'
import type { z } from 'zod'
import { readablePassword } from '../access/password.ts'
import { forgetSessions } from '../access/queries.ts'
import { forgiveAttempts } from '../access/store.ts'
import { can, type Viewer } from '../access/viewer.ts'
import type { AuditInput } from '../audit/entry.ts'
import { appendAudit } from '../audit/store.ts'
import { done, type Result, refuse } from '../core/result.ts'
import type { CommandDeps } from '../db/command-deps.ts'
import type { Transaction } from '../db/prisma.ts'
import type { AddPerson, ChangePerson, Generated, OnePerson } from './command-input.ts'
import { type PersonSettings, type SettingsChange, withChange } from './settings.ts'
import {
  announceChange,
  endSessions,
  holdAdministrators,
  holdSettings,
  insertPerson,
  putPassword,
  putSettings,
} from './store.ts'

type Input<S extends z.ZodType> = z.output<S>

/** Adds a person who may sign in with the password that is answered. */
export async function addPerson(
  deps: CommandDeps,
  viewer: Viewer,
  input: Input<typeof AddPerson>,
): Promise<Result<Generated>> {
  if (!can(viewer, 'person:manage')) return forbidden
  const { password, hash } = await newPassword()
  return manage(deps, viewer, async ({ tx, at, record }) => {
    if (await tx.user.findUnique({ where: { email: input.email }, select: { id: true } }))
      return refuse('blocked', `Somebody has the address ${input.email} already. Nobody was added.`)
    if (!(await isForce(tx, input.forceId))) return noForce
    const id = deps.newId()
    await insertPerson(tx, { id, ...input }, hash, at)
    await record(id, 'person.added', { ...input })
    return done({ personId: id, password })
  })
}

/** Changes what a person may do; they notice with their next request. */
export async function changePerson(
  deps: CommandDeps,
  viewer: Viewer,
  { personId, ...to }: Input<typeof ChangePerson>,
): Promise<Result<null>> {
  return manage(deps, viewer, async ({ tx, at, record }) => {
    const person = await tx.user.findUnique({ where: { id: personId } })
    if (!person) return nobody
    if (personId === viewer.id && to.role !== person.role)
      return refuse('blocked', 'You cannot take your own role away: another administrator can. Nothing was changed.')
    if (!(await isForce(tx, to.forceId))) return noForce
    const from = { role: person.role, forceId: person.forceId, cleared: person.cleared }
    if (from.role === to.role && from.forceId === to.forceId && from.cleared === to.cleared) return done(null)
    await tx.user.update({ where: { id: personId }, data: { ...to, updatedAt: at } })
    await record(personId, 'person.changed', { from, to })
    return done(null)
  })
}

/** Shuts a person out: no sign-in, and every session ends at once. What they did stays theirs. */
export async function disablePerson(
  deps: CommandDeps,
  viewer: Viewer,
  { personId }: Input<typeof OnePerson>,
): Promise<Result<null>> {
  return manage(deps, viewer, async ({ tx, at, record }) => {
    if (personId === viewer.id)
      return refuse('blocked', 'You cannot disable yourself: another administrator can. Nothing was changed.')
    const { count } = await tx.user.updateMany({
      where: { id: personId, disabled: false },
      data: { disabled: true, updatedAt: at },
    })
    if (count === 0) return staleOrNobody(tx, personId, 'is disabled')
    const sessionsEnded = await endSessions(tx, personId)
    await record(personId, 'person.disabled', { sessionsEnded })
    return done(null)
  })
}

export async function enablePerson(
  deps: CommandDeps,
  viewer: Viewer,
  { personId }: Input<typeof OnePerson>,
): Promise<Result<null>> {
  return manage(deps, viewer, async ({ tx, at, record }) => {
    const { count } = await tx.user.updateMany({
      where: { id: personId, disabled: true },
      data: { disabled: false, updatedAt: at },
    })
    if (count === 0) return staleOrNobody(tx, personId, 'is enabled')
    await record(personId, 'person.enabled')
    return done(null)
  })
}

/** Lets a person try again before the lock of failed sign-ins ends by itself. */
export async function unlockPerson(
  deps: CommandDeps,
  viewer: Viewer,
  { personId }: Input<typeof OnePerson>,
): Promise<Result<null>> {
  return manage(deps, viewer, async ({ tx, at, record }) => {
    const person = await tx.user.findUnique({ where: { id: personId }, select: { name: true, lockedUntil: true } })
    if (!person) return nobody
    if (!person.lockedUntil || person.lockedUntil <= at)
      return refuse('stale', `${person.name} is no longer locked. Nothing was changed.`)
    await forgiveAttempts(tx, personId, at)
    await record(personId, 'person.unlocked', { lockedUntil: person.lockedUntil })
    return done(null)
  })
}

/** A new generated password in the place of the old one; sessions opened with the old one end, a lock is lifted. */
export async function renewPassword(
  deps: CommandDeps,
  viewer: Viewer,
  { personId }: Input<typeof OnePerson>,
): Promise<Result<Generated>> {
  if (!can(viewer, 'person:manage')) return forbidden
  const { password, hash } = await newPassword()
  return manage(deps, viewer, async ({ tx, at, record }) => {
    if (!(await tx.user.findUnique({ where: { id: personId }, select: { id: true } }))) return nobody
    await putPassword(tx, personId, hash, at)
    const sessionsEnded = await endSessions(tx, personId)
    await record(personId, 'person.password-renewed', { sessionsEnded })
    return done({ personId, password })
  })
}

interface Managing {
  tx: Transaction
  at: Date
  /** The last thing a change does: writers of the audit wait for each other from there. */
  record: (personId: string, action: AuditInput['action'], detail?: AuditInput['detail']) => Promise<void>
}

/** One change by somebody who is an administrator now, whatever the session of a second ago said. */
async function manage<T>(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  work: (managing: Managing) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!can(viewer, 'person:manage')) return forbidden
  const result = await db.$transaction(async (tx) => {
    if (!(await holdAdministrators(tx)).has(viewer.id)) return forbidden
    const at = clock()
    const actor = { actorId: viewer.id, actorRole: viewer.role, forceId: viewer.forceId }
    const record: Managing['record'] = async (objectId, action, detail) => {
      await announceChange(tx)
      await appendAudit(tx, { at, ...actor, action, objectType: 'person', objectId, detail })
    }
    return work({ tx, at, record })
  })
  forgetSessions()
  return result
}

/** A person's own settings: what changed is kept, and answered whole. */
export async function saveSettings(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  change: SettingsChange,
): Promise<Result<PersonSettings>> {
  return db.$transaction(async (tx) => {
    const at = clock()
    const next = withChange(await holdSettings(tx, viewer.id), change)
    await putSettings(tx, viewer.id, next, at)
    const actor = { actorId: viewer.id, actorRole: viewer.role, forceId: viewer.forceId }
    await appendAudit(tx, {
      at,
      ...actor,
      action: 'person.settings-saved',
      objectType: 'person',
      objectId: viewer.id,
      detail: change,
    })
    return done(next)
  })
}

async function newPassword(): Promise<{ password: string; hash: string }> {
  const password = readablePassword(randomInt)
  return { password, hash: await hashPassword(password) }
}

const isForce = async (tx: Transaction, id: string | null): Promise<boolean> =>
  id === null || (await tx.force.findUnique({ where: { id }, select: { id: true } })) !== null

const forbidden = refuse('forbidden', 'Your role may not manage people. Nothing was changed.')
const nobody = refuse('not-found', 'There is no such person. Nothing was changed.')
const noForce = refuse('invalid', 'There is no such force. Nothing was changed.')

async function staleOrNobody(tx: Transaction, id: string, state: string): Promise<Result<never>> {
  const person = await tx.user.findUnique({ where: { id }, select: { name: true } })
  return person ? refuse('stale', `${person.name} ${state} already. Nothing was changed.`) : nobody
}
