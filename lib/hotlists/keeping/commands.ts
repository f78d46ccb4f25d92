import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Hotlist } from '#prisma/client/client.ts'
import { hashToken } from '../../access/bearer.ts'
import { can, type Viewer } from '../../access/viewer.ts'
import { appendAudit } from '../../audit/store.ts'
import { done, type Result, refuse } from '../../core/result.ts'
import type { CommandDeps } from '../../db/command-deps.ts'
import type { Transaction } from '../../db/prisma.ts'
import type { ArchiveList, ChangeList, KeptList, MadeToken, MakeList, OneList } from './command-input.ts'
import { formPartOf, rowOf } from './kept-row.ts'

const forbidden = refuse('forbidden', 'Your role may not make or change lists')
const noList = refuse('not-found', 'There is no such list')

/** Makes a list without entries. Its id, a part of the address of its feed, tells nobody which other lists there are. */
export async function makeList(
  { db, clock, newId }: CommandDeps,
  viewer: Viewer,
  { covert, ...kept }: z.output<typeof MakeList>,
): Promise<Result<{ hotlistId: string }>> {
  if (!can(viewer, 'hotlist:keep')) return forbidden
  if (covert && !can(viewer, 'hotlist:read-restricted')) return refuse('forbidden', 'Covert lists are for the cleared')
  return db.$transaction(async (tx) => {
    if (!(await isForce(tx, kept.forceId))) return noForce
    if (!covert && (await isNamed(tx, kept.name, null))) return sameName(kept.name)
    const at = clock()
    const id = `${slugOf(covert ? 'list' : kept.name)}-${newId().replaceAll('-', '').slice(0, 6)}`
    // A list is as old as its making until its first file.
    await tx.hotlist.create({ data: { id, ...rowOf(kept), covert, refreshedAt: at } })
    await record(tx, viewer, { id, covert }, at, 'hotlist.made', { ...kept, covert })
    return done({ hotlistId: id })
  })
}

/** Changes what is said of a list, unless somebody else did since the form was opened. */
export const changeList = (
  deps: CommandDeps,
  viewer: Viewer,
  { hotlistId, version, ...kept }: z.output<typeof ChangeList>,
): Promise<Result<null>> =>
  keep(deps, viewer, hotlistId, async (tx, list, at) => {
    if (list.version !== version) return refuse('stale', 'Somebody changed this list since you opened it: look again')
    if (!(await isForce(tx, kept.forceId))) return noForce
    if (!list.covert && (await isNamed(tx, kept.name, list.id))) return sameName(kept.name)
    await tx.hotlist.update({ where: { id: list.id }, data: { ...rowOf(kept, list), version: version + 1 } })
    const detail = differenceOf(wordsOf(list), kept)
    await record(tx, viewer, list, at, 'hotlist.changed', detail)
    return done(null)
  })

/** Closes a list for good: nothing may stand on it any more, and its feed is shut out. */
export const archiveList = (
  deps: CommandDeps,
  viewer: Viewer,
  { hotlistId, reason }: z.output<typeof ArchiveList>,
): Promise<Result<null>> =>
  keep(deps, viewer, hotlistId, async (tx, list, at) => {
    const standing = await tx.hotlistEntry.count({ where: { hotlistId, status: { in: ['live', 'pending'] } } })
    if (standing > 0)
      return refuse('blocked', 'Entries still stand on this list: withdraw them by hand, or by a delta, first')
    await tx.hotlist.update({
      where: { id: hotlistId },
      data: { archivedAt: at, tokenHash: null, tokenMadeAt: null, version: { increment: 1 } },
    })
    await record(tx, viewer, list, at, 'hotlist.archived', undefined, reason)
    return done(null)
  })

/** Gives the machine that feeds a list a new token; the one before stops working at once. */
export const makeListToken = (
  deps: CommandDeps,
  viewer: Viewer,
  { hotlistId }: z.output<typeof OneList>,
): Promise<Result<MadeToken>> =>
  keep(deps, viewer, hotlistId, async (tx, list, at) => {
    const token = randomBytes(32).toString('base64url')
    await tx.hotlist.update({ where: { id: hotlistId }, data: { tokenHash: hashToken(token), tokenMadeAt: at } })
    await record(tx, viewer, list, at, 'hotlist.token-made', { instead: list.tokenHash !== null })
    return done({ token })
  })

export const revokeListToken = (
  deps: CommandDeps,
  viewer: Viewer,
  { hotlistId }: z.output<typeof OneList>,
): Promise<Result<null>> =>
  keep(deps, viewer, hotlistId, async (tx, list, at) => {
    if (list.tokenHash === null) return refuse('stale', 'No machine had a token of this list any more')
    await tx.hotlist.update({ where: { id: hotlistId }, data: { tokenHash: null, tokenMadeAt: null } })
    await record(tx, viewer, list, at, 'hotlist.token-revoked')
    return done(null)
  })

/** One list, held against other keepers to the end of the transaction; one that is covert is not there for the uncleared. */
function keep<T>(
  { db, clock }: CommandDeps,
  viewer: Viewer,
  hotlistId: string,
  act: (tx: Transaction, list: Hotlist, at: Date) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!can(viewer, 'hotlist:keep')) return Promise.resolve(forbidden)
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM hotlist WHERE id = ${hotlistId} FOR UPDATE`
    const list = await tx.hotlist.findUnique({ where: { id: hotlistId } })
    if (!list || (list.covert && !can(viewer, 'hotlist:read-restricted'))) return noList
    if (list.archivedAt) return refuse('blocked', 'This list is archived')
    return act(tx, list, clock())
  })
}

const noForce = refuse('invalid', 'There is no such force')
const sameName = (name: string) => refuse('blocked', `Another list is called ${name} already`)
const isForce = async (tx: Transaction, id: string) => (await tx.force.count({ where: { id } })) > 0

/** Among the lists that everybody may know of: a covert one's name is nobody's hindrance. */
const isNamed = async (tx: Transaction, name: string, except: string | null) =>
  (await tx.hotlist.count({
    where: {
      ...{ name: { equals: name, mode: 'insensitive' }, covert: false, archivedAt: null },
      ...(except && { NOT: { id: except } }),
    },
  })) > 0

const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40) || 'list'

function wordsOf(list: Hotlist): KeptList {
  const { name, source, forceId, owner, contact, expectedRefreshHours, guardShare } = list
  return { name, source, forceId, owner, contact, expectedRefreshHours, guardShare, ...formPartOf(list) }
}

/** Only what is another than before, from and to. */
function differenceOf(from: KeptList, to: KeptList) {
  const keys = (Object.keys(to) as (keyof KeptList)[]).filter(
    (key) => JSON.stringify(from[key]) !== JSON.stringify(to[key]),
  )
  const part = (of: KeptList) => Object.fromEntries(keys.map((key) => [key, of[key]]))
  return { from: part(from), to: part(to) }
}

function record(
  tx: Transaction,
  viewer: Viewer,
  list: { id: string; covert: boolean },
  at: Date,
  action: `hotlist.${string}`,
  detail?: Record<string, unknown>,
  reason: string | null = null,
): Promise<unknown> {
  return appendAudit(tx, {
    ...{ at, actorId: viewer.id, actorRole: viewer.role, forceId: viewer.forceId, action },
    ...{ objectType: 'hotlist', objectId: list.id, restricted: list.covert, reason, detail },
  })
}
