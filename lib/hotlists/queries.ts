import type { Prisma } from '#prisma/client/client.ts'
import { can, type Viewer } from '../access/viewer.ts'
import type { Database } from '../db/prisma.ts'
import { isPattern, normalisePattern } from '../reads/mark/normalise.ts'
import type { HotlistRow } from './hotlist-row.ts'

export const entryPageSize = 50

/** SILENT entries do not exist for those who are not cleared: not a row, not a count, not the list that holds only such. */
const visibleTo = (viewer: Viewer): Prisma.HotlistEntryWhereInput =>
  can(viewer, 'hotlist:read-restricted') ? {} : { action: { not: 'SILENT' } }

const isLive = (at: Date): Prisma.HotlistEntryWhereInput => ({
  status: 'live',
  OR: [{ weedAt: null }, { weedAt: { gt: at } }],
})

export async function listHotlists(db: Database, viewer: Viewer, at: Date): Promise<HotlistRow[]> {
  const visible = visibleTo(viewer)
  const lists = await db.hotlist.findMany({
    where: {
      archivedAt: null,
      OR: [{ entries: { none: {} } }, { entries: { some: visible } }],
      ...(can(viewer, 'hotlist:read-restricted') ? {} : { covert: false }),
    },
    include: {
      force: { select: { name: true } },
      _count: { select: { entries: { where: { AND: [visible, isLive(at)] } } } },
    },
    orderBy: { name: 'asc' },
  })
  return lists.map(({ force, _count, ...list }) => ({
    id: list.id,
    name: list.name,
    source: list.source,
    owner: list.owner,
    contact: list.contact,
    revision: can(viewer, 'hotlist:read-restricted') ? list.revision : list.openRevision,
    refreshedAt: list.refreshedAt,
    expectedRefreshHours: list.expectedRefreshHours,
    covert: list.covert,
    forceName: force.name,
    live: _count.entries,
  }))
}

export const entryStates = ['live', 'pending', 'weeded', 'withdrawn'] as const
export type EntryState = (typeof entryStates)[number]

export interface EntryFilter {
  listId?: string
  /** A mark as typed; `?` stands for one character, `*` for any run, and a part of a mark finds all that hold it. */
  mark?: string
  state?: EntryState
  /** From 1. */
  page: number
}

export type EntryRow = Prisma.HotlistEntryGetPayload<{ include: { hotlist: { select: { name: true } } } }>

/** Entries by mark, one page and how many there are in all. */
export async function findEntries(
  db: Database,
  viewer: Viewer,
  filter: EntryFilter,
  at: Date,
): Promise<{ rows: EntryRow[]; total: number }> {
  const where: Prisma.HotlistEntryWhereInput = {
    AND: [
      visibleTo(viewer),
      filter.listId ? { hotlistId: filter.listId } : {},
      await byMark(db, filter.mark),
      byState(filter.state, at),
    ],
  }
  const [rows, total] = await Promise.all([
    db.hotlistEntry.findMany({
      where,
      include: { hotlist: { select: { name: true } } },
      orderBy: [{ vrm: 'asc' }, { id: 'asc' }],
      skip: (filter.page - 1) * entryPageSize,
      take: entryPageSize,
    }),
    db.hotlistEntry.count({ where }),
  ])
  return { rows, total }
}

/** What an entry is at `at`: a live one past its weed date no longer counts. */
export function stateOf(entry: { status: string; weedAt: Date | null }, at: Date): EntryState {
  if (entry.status !== 'live') return entry.status === 'pending' ? 'pending' : 'withdrawn'
  return entry.weedAt !== null && entry.weedAt <= at ? 'weeded' : 'live'
}

function byState(state: EntryState | undefined, at: Date): Prisma.HotlistEntryWhereInput {
  if (state === 'live') return isLive(at)
  if (state === 'weeded') return { status: 'live', weedAt: { lte: at } }
  return state ? { status: state } : {}
}

async function byMark(db: Database, typed: string | undefined): Promise<Prisma.HotlistEntryWhereInput> {
  const pattern = normalisePattern(typed ?? '')
  if (pattern === '') return {}
  if (!isPattern(pattern)) return { vrm: { contains: pattern } }
  const like = pattern.replaceAll('*', '%').replaceAll('?', '_')
  const found = await db.$queryRaw<{ id: string }[]>`SELECT id FROM hotlist_entry WHERE vrm LIKE ${like} LIMIT 5000`
  return { id: { in: found.map((row) => row.id) } }
}
