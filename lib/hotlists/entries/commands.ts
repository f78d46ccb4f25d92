import type { z } from 'zod'
import type { HotlistEntry, Prisma } from '#prisma/client/client.ts'
import { can, type Viewer } from '../../access/viewer.ts'
import { done, refuse } from '../../core/result.ts'
import type { CommandDeps } from '../../db/command-deps.ts'
import type { Transaction } from '../../db/prisma.ts'
import { coherenceRules } from '../coherence.ts'
import type { EditEntry, EnterEntry, EntryAnswer } from './command-input.ts'
import { type EntryFields, problemsOf, wordsOf } from './entry-fields.ts'
import { DAY_MS } from './entry-policy.ts'
import { entryRulesAt, settledOf } from './queries.ts'
import { type Settled, type Standing, standingOf } from './standing.ts'
import { askAuthorisation, changeEntry, holdEntry, insertEntry } from './store.ts'

type Input<S extends z.ZodType> = z.output<S>
const forbidden = refuse('forbidden', 'Your role may not enter or change entries')
export const unknown = refuse('not-found', 'There is no such entry')
export const stale = refuse(
  'stale',
  'Somebody changed this entry meanwhile. Nothing of yours was written: look at it again.',
)

/** Lists a vehicle by hand; `pending` when another person must agree first. */
export async function enterEntry(
  deps: CommandDeps,
  viewer: Viewer,
  { fields, claims, confirmed }: Input<typeof EnterEntry>,
): Promise<EntryAnswer> {
  if (!can(viewer, 'hotlist:edit')) return forbidden
  return deps.db.$transaction(async (tx) => {
    const at = deps.clock()
    const checked = await check(tx, viewer, fields, at)
    if (!checked.ok) return checked
    const twin = await tx.hotlistEntry.findFirst({
      where: {
        hotlistId: fields.hotlistId,
        vrm: fields.vrm,
        sourceReference: fields.sourceReference,
        status: { not: 'withdrawn' },
      },
    })
    if (twin) return refuse('blocked', 'Not listed: this list has the mark with this source reference already')
    const standing = standingOf(fields, claims, can(viewer, 'hotlist:override'))
    if (!standing.ok) return standing
    const { policy, category } = checked.value
    const confirmBy =
      category?.defaults.confirm && !confirmed ? new Date(at.getTime() + policy.confirmDays * DAY_MS) : null
    const reviewDays = category?.defaults.reviewDays ?? policy.reviewDays
    const weedAt = new Date(Math.min(Date.parse(fields.weedAt), confirmBy?.getTime() ?? Number.POSITIVE_INFINITY))
    const entry = await insertEntry(
      tx,
      {
        id: deps.newId(),
        ...rowOf(fields),
        weedAt,
        confirmBy,
        reviewAt: new Date(at.getTime() + reviewDays * DAY_MS),
        origin: 'hand',
        createdById: viewer.id,
        status: standing.value.status,
        coherenceOverride: overrideBy(viewer, standing.value, claims.overrideReason, at),
        createdAt: at,
        updatedAt: at,
      },
      { kind: 'created', viewer, at, reason: claims.overrideReason, newId: deps.newId },
    )
    await ask(deps, tx, viewer, entry.id, standing.value, claims, policy.emergencyMinutes, at)
    return done({ entryId: entry.id, status: standing.value.status })
  })
}

/**
 * Changes an entry. Where the change needs another person's word the entry stays as it is until that is given, except
 * in an emergency.
 */
export async function editEntry(
  deps: CommandDeps,
  viewer: Viewer,
  { entryId, version, fields, claims, why }: Input<typeof EditEntry>,
): Promise<EntryAnswer> {
  if (!can(viewer, 'hotlist:edit')) return forbidden
  return deps.db.$transaction(async (tx) => {
    const at = deps.clock()
    const before = await findChangeable(tx, viewer, entryId)
    if (!before) return unknown
    if (before.version !== version) return stale
    const fixed = refuseIdentityChange(before, fields)
    if (fixed) return refuse('blocked', fixed)
    const open = await tx.hotlistAuthorisation.findFirst({ where: { entryId, decision: null } })
    if (open) return refuse('blocked', 'It waits for authorisation: nothing is changed until that is decided')
    const checked = await check(tx, viewer, fields, at)
    if (!checked.ok) return checked
    if (before.confirmBy && Date.parse(fields.weedAt) > before.confirmBy.getTime()) {
      return refuse('invalid', 'The report is not confirmed: confirm it before its weed date is put off')
    }
    const settled = judgedAlike(before, fields) ? everything : await settledOf(tx, before)
    const standing = standingOf(fields, claims, can(viewer, 'hotlist:override'), settled)
    if (!standing.ok) return standing
    const change = { viewer, at, reason: why, newId: deps.newId }
    if (standing.value.status === 'pending') {
      const proposed = JSON.parse(JSON.stringify(rowOf(fields))) as Prisma.InputJsonObject
      if (!(await changeEntry(tx, before, {}, { ...change, kind: 'requested', detail: { proposed } }))) return stale
      await ask(deps, tx, viewer, entryId, standing.value, claims, checked.value.policy.emergencyMinutes, at, proposed)
      return done({ entryId, status: 'pending' })
    }
    const override = overrideBy(viewer, standing.value, claims.overrideReason, at)
    const patch = { ...rowOf(fields), ...(override && { coherenceOverride: override }) }
    if (!(await changeEntry(tx, before, patch, { ...change, kind: 'edited' }))) return stale
    await ask(deps, tx, viewer, entryId, standing.value, claims, checked.value.policy.emergencyMinutes, at)
    return done({ entryId, status: 'live' })
  })
}

const everything: Settled = { high: true, rules: coherenceRules.map(({ id }) => id) }

/** Grade and everything it is held against are as they were: what was settled then stays so, clash or not. */
const judgedAlike = (before: HotlistEntry, fields: EntryFields): boolean =>
  before.grade === fields.grade &&
  before.category === fields.category &&
  before.action === fields.action &&
  fields.warningSignals.every((signal) => before.warningSignals.includes(signal)) &&
  before.warningSignals.every((signal) => fields.warningSignals.includes(signal))

function refuseIdentityChange(before: HotlistEntry, fields: EntryFields): string | undefined {
  if (before.vrm !== fields.vrm || before.hotlistId !== fields.hotlistId) {
    return 'Another mark or another list is another entry: withdraw this one and enter that'
  }
  if ((before.action === 'SILENT') !== (fields.action === 'SILENT')) {
    return 'An entry is covert or it is not for as long as it stands: withdraw this one and enter another'
  }
  return undefined
}

/** The entry, held, if it still stands and the viewer may know of it. */
export async function findChangeable(
  tx: Transaction,
  viewer: Viewer,
  entryId: string,
): Promise<HotlistEntry | undefined> {
  const entry = await holdEntry(tx, viewer, entryId)
  return entry?.status === 'withdrawn' ? undefined : entry
}

async function check(tx: Transaction, viewer: Viewer, fields: EntryFields, at: Date) {
  const list = await tx.hotlist.findUnique({ where: { id: fields.hotlistId } })
  const hidden = list?.covert && !can(viewer, 'hotlist:read-restricted')
  if (!list || list.archivedAt || hidden) return refuse('not-found', 'There is no such list')
  const { policy, categories } = await entryRulesAt(tx, at)
  const problems = problemsOf(fields, { policy, categories, covertList: list.covert, now: at })
  if (problems.length > 0) return refuse('invalid', `Nothing was listed. ${wordsOf(problems)}.`)
  const [force, owner] = await Promise.all([
    tx.force.findUnique({ where: { id: fields.forceId } }),
    tx.user.findUnique({ where: { id: fields.ownerId } }),
  ])
  if (!force) return refuse('invalid', 'There is no such force')
  if (!owner || owner.disabled) return refuse('invalid', 'There is no such person to own it')
  return done({ policy, category: categories.find(({ code }) => code === fields.category) })
}

/** The fields as their columns. */
export function rowOf({ weedAt, scope, ...fields }: EntryFields) {
  const narrowed = scope && Object.keys(scope).length > 0
  return { ...fields, weedAt: new Date(weedAt), ...(narrowed && { scope: scope as Prisma.InputJsonObject }) }
}

export const overrideBy = (viewer: Viewer, { overridden }: Standing, reason: string | null, at: Date) =>
  overridden.length === 0
    ? undefined
    : {
        findings: overridden.map(({ rule, words }) => ({ rule, words })),
        reason,
        byId: viewer.id,
        byName: viewer.name,
        at: at.toISOString(),
      }

async function ask(
  deps: CommandDeps,
  tx: Transaction,
  viewer: Viewer,
  entryId: string,
  { grounds, status }: Standing,
  claims: Input<typeof EnterEntry>['claims'],
  emergencyMinutes: number,
  at: Date,
  proposed?: Prisma.InputJsonObject,
): Promise<void> {
  if (grounds.length === 0) return
  const asked = {
    id: deps.newId(),
    entryId,
    grounds,
    justification: claims.justification ?? '',
    emergency: status === 'live',
    dueAt: new Date(at.getTime() + emergencyMinutes * 60_000),
    ...(proposed && { proposed }),
  }
  await askAuthorisation(tx, asked, viewer, at)
}
