import { type HotlistAuthorisation, Prisma } from '#prisma/client/client.ts'
import { can, type Viewer } from '../../access/viewer.ts'
import type { Database } from '../../db/prisma.ts'
import { type CoherenceRule, coherenceRules } from '../coherence.ts'
import { DAY_MS, type EntryPolicy } from '../entries/entry-policy.ts'
import { entryRulesAt, visibleTo } from '../entries/queries.ts'

const brief = { include: { hotlist: { select: { name: true } } } } as const
export type BriefEntry = Prisma.HotlistEntryGetPayload<typeof brief> & { ownerName: string | null }
export type OwedAuthorisation = Omit<HotlistAuthorisation, 'revision'> & { entry: BriefEntry }

/** The Highs that one file brought and that wait, to be authorised together. */
export interface OwedFile {
  hotlistId: string
  listName: string
  /** As this person counts. */
  revision: number
  entries: number
  dueAt: Date
  requestedById: string
  requestedByName: string
}

export interface ReviewQueue {
  /** Waiting for another person's word, the soonest due first. */
  owed: OwedAuthorisation[]
  files: OwedFile[]
  /** Whose weed date, review or confirmation is past or near, the soonest first; a page of `rows`. */
  due: BriefEntry[]
  total: number
  /** Graded against their risk with nobody's word for it, the newest first; `clashTotal` may be more than these. */
  clashes: BriefEntry[]
  clashTotal: number
}

export const reviewPageSize = 50
const clashLimit = 50

/** What somebody must look at: the viewer's own entries only when `mine`. */
export async function reviewQueue(
  db: Database,
  viewer: Viewer,
  { at, mine, page }: { at: Date; mine: boolean; page: number },
): Promise<ReviewQueue> {
  const { policy } = await entryRulesAt(db, at)
  const own = mine ? { ownerId: viewer.id } : {}
  const where = { AND: [visibleTo(viewer), own, dueBy(policy, at, soonOf(policy, at))] }
  const clash = { AND: [visibleTo(viewer), own, clashing(at)] }
  const [files, owed, due, total, clashes, clashTotal] = await Promise.all([
    owedFiles(db, viewer),
    db.hotlistAuthorisation.findMany({
      where: { decision: null, entry: { ...visibleTo(viewer), ...own } },
      include: { entry: brief },
      orderBy: { dueAt: 'asc' },
      take: 200,
    }),
    db.hotlistEntry.findMany({
      where,
      ...brief,
      orderBy: [{ weedAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      skip: (page - 1) * reviewPageSize,
      take: reviewPageSize,
    }),
    db.hotlistEntry.count({ where }),
    db.hotlistEntry.findMany({
      where: clash,
      ...brief,
      orderBy: [{ updatedAt: 'desc' }, { id: 'asc' }],
      take: clashLimit,
    }),
    db.hotlistEntry.count({ where: clash }),
  ])
  const ids = [...owed.map(({ entry }) => entry), ...due, ...clashes].flatMap(({ ownerId }) => ownerId ?? [])
  const owners = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(owners.map(({ id, name }) => [id, name]))
  const named = <T extends { ownerId: string | null }>(entry: T) => ({
    ...entry,
    ownerName: entry.ownerId ? (names.get(entry.ownerId) ?? null) : null,
  })
  return {
    // The list's own count of revisions is not everybody's.
    owed: owed.map(({ revision: _, ...one }) => ({ ...one, entry: named(one.entry) })),
    files,
    due: due.map(named),
    total,
    clashes: clashes.map(named),
    clashTotal,
  }
}

async function owedFiles(db: Database, viewer: Viewer): Promise<OwedFile[]> {
  const cleared = can(viewer, 'hotlist:read-restricted')
  return db.$queryRaw<OwedFile[]>`
    SELECT h.id AS "hotlistId", h.name AS "listName", coalesce(r.open_revision, r.revision) AS revision, count(*)::int AS entries,
      min(a.due_at) AS "dueAt", min(a.requested_by_id) AS "requestedById", min(a.requested_by_name) AS "requestedByName"
    FROM hotlist_authorisation a JOIN hotlist_entry e ON e.id = a.entry_id JOIN hotlist h ON h.id = e.hotlist_id
      JOIN hotlist_revision r ON r.hotlist_id = h.id AND r.revision = a.revision
    WHERE a.decision IS NULL AND (${cleared} OR NOT h.covert)
    GROUP BY h.id, r.revision, r.open_revision ORDER BY min(a.due_at), h.id`
}

const soonOf = (policy: EntryPolicy, at: Date) => new Date(at.getTime() + policy.dueSoonHours * 3_600_000)

/** Whose weed date or review comes by `until`, or whose report nobody has confirmed. */
function dueBy(policy: EntryPolicy, at: Date, until: Date): Prisma.HotlistEntryWhereInput {
  // What passed its weed date long ago is history, not work.
  const past = new Date(at.getTime() - policy.reviewDays * DAY_MS)
  return {
    status: 'live',
    OR: [
      { weedAt: { gt: past, lte: until } },
      { reviewAt: { lte: until }, OR: [{ weedAt: null }, { weedAt: { gt: past } }] },
      ...(until > at ? [{ confirmBy: { gt: past } }] : []),
    ],
  }
}

/** Graded against their risk, and nobody has taken it upon themselves: what a file brought so (decision 17). */
const clashing = (at: Date): Prisma.HotlistEntryWhereInput => ({
  status: 'live',
  AND: [{ OR: [{ weedAt: null }, { weedAt: { gt: at } }] }, { OR: coherenceRules.filter(isClash).map(unsettled) }],
})

const isClash = ({ consequence }: CoherenceRule): boolean => consequence === 'override'

/** The rule as coherenceOf() has it, over columns. */
const unsettled = (rule: CoherenceRule): Prisma.HotlistEntryWhereInput => ({
  grade: { in: [...rule.grades] },
  ...(rule.actions && { action: { in: [...rule.actions] } }),
  ...(rule.signals && { warningSignals: { hasSome: [...rule.signals] } }),
  ...(rule.categories && { category: { in: [...rule.categories] } }),
  OR: [
    { coherenceOverride: { equals: Prisma.DbNull } },
    { NOT: { coherenceOverride: { path: ['findings'], array_contains: [{ rule: rule.id }] } } },
  ],
  NOT: [
    ...(rule.notCategories ? [{ category: { in: [...rule.notCategories] } }] : []),
    ...(rule.withoutSignals ? [{ warningSignals: { hasSome: [...rule.withoutSignals] } }] : []),
  ],
})

export interface OwedCount {
  owed: number
  overdue: number
  /** Of the one that is due first. */
  dueAt: string | null
  /** The viewer's own entries whose review or weed date is past, and those where one is near or a report unconfirmed. */
  mine: { late: number; soon: number }
}

/** What waits for authorisation (for those who may give it all of it, for others what they asked for), and their reviews. */
export async function countOwed(db: Database, viewer: Viewer, at: Date): Promise<OwedCount> {
  const rows = await db.hotlistAuthorisation.findMany({
    where: {
      decision: null,
      entry: visibleTo(viewer),
      ...(can(viewer, 'hotlist:authorise') ? { requestedById: { not: viewer.id } } : { requestedById: viewer.id }),
    },
    select: { dueAt: true, emergency: true },
    orderBy: { dueAt: 'asc' },
  })
  const { policy } = await entryRulesAt(db, at)
  const [late = 0, due = 0] = await Promise.all(
    [at, soonOf(policy, at)].map((until) =>
      db.hotlistEntry.count({ where: { AND: [visibleTo(viewer), { ownerId: viewer.id }, dueBy(policy, at, until)] } }),
    ),
  )
  return {
    mine: { late, soon: due - late },
    owed: rows.length,
    overdue: rows.filter(({ dueAt }) => dueAt <= at).length,
    dueAt: rows[0]?.dueAt.toISOString() ?? null,
  }
}

/** Every authorisation asked for since `from`, newest first, for the report. */
export const listAuthorisations = (db: Database, viewer: Viewer, from: Date) =>
  db.hotlistAuthorisation.findMany({
    where: { requestedAt: { gte: from }, entry: visibleTo(viewer) },
    include: { entry: brief },
    orderBy: { requestedAt: 'desc' },
  })
