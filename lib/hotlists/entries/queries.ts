import type { HotlistAuthorisation, HotlistEntry, HotlistEntryChange, Prisma } from '#prisma/client/client.ts'
import { can, type Viewer } from '../../access/viewer.ts'
import type { Database, Transaction } from '../../db/prisma.ts'
import { type EntryCategory, type EntryPolicy, entryDefaultsOf, entryPolicyOf } from './entry-policy.ts'
import type { Settled } from './standing.ts'

/** SILENT entries do not exist for those who are not cleared. */
export const visibleTo = (viewer: Viewer): Prisma.HotlistEntryWhereInput =>
  can(viewer, 'hotlist:read-restricted') ? {} : { action: { not: 'SILENT' } }

/** What the alarm policy in force at `at` says of entries, and its categories with what they propose. */
export async function entryRulesAt(
  db: Database | Transaction,
  at: Date,
): Promise<{ policy: EntryPolicy; categories: EntryCategory[] }> {
  const row = await db.alarmPolicy.findFirst({
    where: { effectiveAt: { lte: at } },
    orderBy: { version: 'desc' },
    include: { categories: { orderBy: { name: 'asc' } } },
  })
  return {
    policy: entryPolicyOf(row?.settings),
    categories: (row?.categories ?? []).map(({ code, name, entryDefaults }) => ({
      code,
      name,
      defaults: entryDefaultsOf(entryDefaults),
    })),
  }
}

/** What of this entry somebody has agreed to before. The authority of a source's own High is the source's. */
export async function settledOf(tx: Transaction, entry: HotlistEntry): Promise<Settled> {
  const granted = await tx.hotlistAuthorisation.count({
    where: { entryId: entry.id, decision: 'granted', grounds: { has: 'high' } },
  })
  const override = entry.coherenceOverride as { findings?: { rule: string }[] } | null
  return {
    high: entry.grade === 'high' && (granted > 0 || entry.origin === 'list'),
    rules: (override?.findings ?? []).map(({ rule }) => rule),
  }
}

export type EntryDetail = HotlistEntry & {
  hotlist: { name: string; covert: boolean }
  force: { name: string }
  changes: HotlistEntryChange[]
  authorisations: HotlistAuthorisation[]
  ownerName: string | null
}

/** One entry with its history, oldest first, and every authorisation asked for. */
export async function findEntry(db: Database, viewer: Viewer, id: string): Promise<EntryDetail | undefined> {
  const entry = await db.hotlistEntry.findFirst({
    where: { id, ...visibleTo(viewer) },
    include: {
      hotlist: { select: { name: true, covert: true } },
      force: { select: { name: true } },
      changes: { orderBy: { version: 'asc' } },
      authorisations: { orderBy: { requestedAt: 'asc' } },
    },
  })
  if (!entry) return undefined
  const owner = entry.ownerId
    ? await db.user.findUnique({ where: { id: entry.ownerId }, select: { name: true } })
    : null
  return { ...entry, ownerName: owner?.name ?? null }
}

export interface FormChoices {
  lists: { id: string; name: string; covert: boolean; forceId: string; contact: string }[]
  forces: { id: string; name: string }[]
  /** Who may own an entry: those who may review it. */
  owners: { id: string; name: string }[]
}

/** What there is to choose from on the form. */
export async function formChoices(db: Database, viewer: Viewer): Promise<FormChoices> {
  const covert = can(viewer, 'hotlist:read-restricted') ? {} : { covert: false }
  const [lists, forces, owners] = await Promise.all([
    db.hotlist.findMany({
      where: { archivedAt: null, ...covert },
      select: { id: true, name: true, covert: true, forceId: true, contact: true },
      orderBy: { name: 'asc' },
    }),
    db.force.findMany({ select: { id: true, name: true }, orderBy: { name: 'asc' } }),
    db.user.findMany({
      where: { role: { in: ['list-manager', 'supervisor', 'investigator'] }, disabled: false },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    }),
  ])
  return { lists, forces, owners }
}

/** The same mark as it stands on any list that the viewer may see. */
export function findDuplicates(db: Database, viewer: Viewer, vrm: string, except?: string) {
  return db.hotlistEntry.findMany({
    where: { vrm, status: { not: 'withdrawn' }, ...visibleTo(viewer), ...(except && { id: { not: except } }) },
    select: {
      id: true,
      vrm: true,
      grade: true,
      reason: true,
      category: true,
      weedAt: true,
      hotlist: { select: { name: true } },
    },
    orderBy: { createdAt: 'asc' },
    take: 10,
  })
}
