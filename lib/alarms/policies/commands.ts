import type pg from 'pg'
import type { z } from 'zod'
import type { Permission } from '#lib/access/permission.ts'
import { can, type Viewer } from '#lib/access/viewer.ts'
import { appendAudit } from '#lib/audit/store.ts'
import { done, type Result, refuse } from '#lib/core/result.ts'
import type { CommandDeps } from '#lib/db/command-deps.ts'
import { pool } from '#lib/db/pool.ts'
import type { Prisma } from '#prisma/client/client.ts'
import { problemsOf } from './check.ts'
import type * as Input from './command-input.ts'
import { PolicyContent } from './content.ts'
import { differences } from './difference.ts'
import { storedMatches, whatIfSince } from './queries.ts'
import { changeDraft, getContent, insertVersion, lockPolicies, newestVersion } from './store.ts'
import { type WhatIfCount, whatIf } from './what-if.ts'

type Tx = Prisma.TransactionClient
type Draft = Prisma.PolicyDraftGetPayload<object>
type OnDraft = { draftId: string; revision: number }

const json = (value: unknown) => value as Prisma.InputJsonValue

/** Begins a change of the newest version, in force or to come. */
export async function startDraft(
  deps: CommandDeps,
  viewer: Viewer,
  { note }: z.output<typeof Input.StartDraft>,
): Promise<Result<{ draftId: string }>> {
  if (!can(viewer, 'policy:edit')) return refuse('forbidden', 'Your role may not draft policy')
  const at = deps.clock()
  const draftId = deps.newId()
  return deps.db.$transaction(async (tx) => {
    const basedOn = await newestVersion(tx)
    const who = { createdAt: at, createdById: viewer.id, changedAt: at, changedById: viewer.id, editorIds: [viewer.id] }
    const content = json(await getContent(tx, basedOn))
    await tx.policyDraft.create({ data: { id: draftId, basedOn, revision: 1, state: 'draft', note, content, ...who } })
    await audit(tx, viewer, at, 'policy-draft.created', draftId, { basedOn }, note)
    return done({ draftId })
  })
}

/** Permission, the draft as the person saw it and still undecided; then `work` within one transaction. */
async function onDraft<T>(
  deps: CommandDeps,
  viewer: Viewer,
  permission: Permission,
  { draftId, revision }: OnDraft,
  work: (tx: Tx, draft: Draft, at: Date) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!can(viewer, permission)) return refuse('forbidden', 'Your role may not do this to a draft')
  return deps.db.$transaction(
    async (tx) => {
      if (permission === 'policy:approve') await lockPolicies(tx)
      const draft = await tx.policyDraft.findUnique({ where: { id: draftId } })
      if (!draft) return refuse('not-found', 'There is no such draft')
      if (draft.decidedAt) return refuse('illegal', `The draft was ${draft.state} already. Nothing was changed.`)
      if (draft.revision !== revision) return refuse('stale', stale)
      return work(tx, draft, deps.clock())
    },
    { timeout: 30_000 },
  )
}
const stale = 'Somebody changed the draft meanwhile. Nothing was changed: look at it again.'

/** Writes one part of a draft. A draft that was waiting for approval is a draft again: nobody approves the unseen. */
function edit(deps: CommandDeps, viewer: Viewer, seen: OnDraft, change: (content: PolicyContent) => PolicyContent) {
  return onDraft(deps, viewer, 'policy:edit', seen, async (tx, draft, at) => {
    const before = PolicyContent.parse(draft.content)
    const content = change(before)
    const changes = differences(before, content)
    if (changes.length === 0) return done({ revision: draft.revision })
    const editorIds = [...new Set([...draft.editorIds, viewer.id])]
    const by = { changedAt: at, changedById: viewer.id, editorIds }
    const saved = await changeDraft(tx, idOf(draft), { content: json(content), state: 'draft', ...by })
    if (!saved) return refuse('stale', stale)
    await audit(tx, viewer, at, 'policy-draft.changed', draft.id, { changes })
    return done({ revision: draft.revision + 1 })
  })
}

const idOf = ({ id, revision }: Draft) => ({ id, revision })

export const saveCategory = (
  deps: CommandDeps,
  viewer: Viewer,
  { category, ...seen }: z.output<typeof Input.SaveCategory>,
) =>
  edit(deps, viewer, seen, (content) => {
    const known = content.categories.some(({ code }) => code === category.code)
    const categories = known
      ? content.categories.map((each) => (each.code === category.code ? category : each))
      : [...content.categories, category]
    return { ...content, categories }
  })

export const saveTimes = (
  deps: CommandDeps,
  viewer: Viewer,
  { band, times, ...seen }: z.output<typeof Input.SaveTimes>,
) => edit(deps, viewer, seen, (content) => ({ ...content, bands: { ...content.bands, [band]: times } }))

export const saveSettings = (
  deps: CommandDeps,
  viewer: Viewer,
  { settings, ...seen }: z.output<typeof Input.SaveSettings>,
) => edit(deps, viewer, seen, (content) => ({ ...content, settings: { ...content.settings, ...settings } }))

/** Hands a draft to whoever approves it; refused with every reason why it could not go live. */
export const submitDraft = (
  deps: CommandDeps,
  viewer: Viewer,
  { note, effectiveAt, ...seen }: z.output<typeof Input.SubmitDraft>,
) =>
  onDraft(deps, viewer, 'policy:edit', seen, async (tx, draft, at) => {
    const wrong = await whyNot(tx, draft)
    if (wrong) return wrong
    const data = { state: 'submitted', note, effectiveAt: new Date(effectiveAt), changedAt: at, changedById: viewer.id }
    const editorIds = [...new Set([...draft.editorIds, viewer.id])]
    if (!(await changeDraft(tx, idOf(draft), { ...data, editorIds }))) return refuse('stale', stale)
    await audit(tx, viewer, at, 'policy-draft.submitted', draft.id, { effectiveAt }, note)
    return done({ revision: draft.revision + 1 })
  })

async function whyNot(tx: Tx, draft: Draft): Promise<Result<never> | undefined> {
  const newest = await newestVersion(tx)
  if (draft.basedOn !== newest) {
    return refuse('stale', `Version ${newest} came since this was begun and would be undone: begin a new draft from it`)
  }
  const base = await getContent(tx, draft.basedOn)
  const problems = problemsOf(draft.content, base)
  if (problems.length > 0) {
    return refuse(
      'invalid',
      `It cannot go live: ${problems.map(({ where, message }) => `${where} ${message}`).join('; ')}`,
    )
  }
  if (differences(base, PolicyContent.parse(draft.content)).length === 0) return refuse('invalid', 'It changes nothing')
}

/** What a draft would have raised in the last 24 h beside the version it follows. SILENT entries are left out of it. */
export async function countDraft(db: Pick<pg.Pool, 'query'>, before: PolicyContent, after: PolicyContent, now: Date) {
  const matches = await storedMatches(db, whatIfSince(now), { restricted: false })
  const count: { matches: number; before: WhatIfCount; after: WhatIfCount } = {
    matches: matches.length,
    before: whatIf(matches, before),
    after: whatIf(matches, after),
  }
  return count
}

/**
 * Makes a draft the next version, at its time or at once when that has passed. Only by somebody who wrote nothing in it;
 * what it would have raised in the last 24 h is counted and kept with it.
 */
export async function approveDraft(
  deps: CommandDeps & { pool?: Pick<pg.Pool, 'query'> },
  viewer: Viewer,
  seen: z.output<typeof Input.ApproveDraft>,
): Promise<Result<{ version: number; effectiveAt: Date }>> {
  return onDraft(deps, viewer, 'policy:approve', seen, async (tx, draft, at) => {
    if (draft.state !== 'submitted' || !draft.effectiveAt)
      return refuse('illegal', 'It was not handed over for approval')
    if (draft.editorIds.includes(viewer.id)) {
      return refuse('forbidden', 'You wrote in this draft: somebody else must approve it')
    }
    const wrong = await whyNot(tx, draft)
    if (wrong) return wrong
    const content = PolicyContent.parse(draft.content)
    const counted = await countDraft(deps.pool ?? pool(), await getContent(tx, draft.basedOn), content, at)
    const version = draft.basedOn + 1
    const effectiveAt = new Date(Math.max(draft.effectiveAt.getTime(), at.getTime()))
    await insertVersion(tx, content, {
      ...{ version, effectiveAt, note: draft.note, draftId: draft.id },
      ...{ draftedById: draft.createdById, approvedById: viewer.id, approvedAt: at },
    })
    const decided = { state: 'approved', decidedAt: at, decidedById: viewer.id, version, whatIf: json(counted) }
    if (!(await changeDraft(tx, idOf(draft), decided))) return refuse('stale', stale)
    const detail = { draftId: draft.id, effectiveAt, draftedBy: draft.editorIds, counted }
    await audit(tx, viewer, at, 'policy.approved', String(version), detail, draft.note)
    return done({ version, effectiveAt })
  })
}

const end =
  (permission: Permission, state: 'refused' | 'discarded') =>
  (deps: CommandDeps, viewer: Viewer, { reason, ...seen }: z.output<typeof Input.RefuseDraft>) =>
    onDraft(deps, viewer, permission, seen, async (tx, draft, at) => {
      const decided = { state, decidedAt: at, decidedById: viewer.id, decisionReason: reason }
      if (!(await changeDraft(tx, idOf(draft), decided))) return refuse('stale', stale)
      await audit(tx, viewer, at, `policy-draft.${state}`, draft.id, {}, reason)
      return done({ revision: draft.revision + 1 })
    })
export const refuseDraft = end('policy:approve', 'refused')
export const discardDraft = end('policy:edit', 'discarded')

function audit(
  tx: Tx,
  viewer: Viewer,
  at: Date,
  action: `${string}.${string}`,
  objectId: string,
  detail: Record<string, unknown>,
  reason?: string,
): Promise<void> {
  const who = { actorId: viewer.id, actorRole: viewer.role, forceId: viewer.forceId }
  const objectType = action === 'policy.approved' ? 'policy' : 'policy-draft'
  return appendAudit(tx, { at, ...who, action, objectType, objectId, detail, ...(reason && { reason }) })
}
