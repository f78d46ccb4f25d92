import type pg from 'pg'
import { can, type Viewer } from '../../access/viewer.ts'
import type { Database } from '../../db/prisma.ts'
import type { Detected } from '../files/file-reader.ts'
import { type DiffCounts, guardOf } from '../files/guard.ts'
import { Layout } from '../files/layout.ts'
import type { ImportKind, ImportState } from './command-input.ts'
import type { RevisionRow } from './revision-row.ts'

export interface RefusedRow {
  line: number
  code: string
  field: string | null
  value: string | null
  reason: string
}

/** Refused rows in order of line, from the one after `after`. */
export async function findRefusals(db: pg.Pool, importId: string, limit: number, after = 0): Promise<RefusedRow[]> {
  const { rows } = await db.query<RefusedRow>(
    `SELECT line, code, field, value, reason FROM hotlist_import_refusal
     WHERE import_id = $1 AND line > $3 ORDER BY line LIMIT $2`,
    [importId, limit, after],
  )
  return rows
}

export interface ImportView {
  id: string
  hotlistId: string
  hotlistName: string
  kind: ImportKind
  state: ImportState
  byName: string
  fileName: string | null
  begunAt: Date
  bytes: number
  expectedBytes: number | null
  rows: number
  refused: number
  detected: Partial<Detected> | null
  counts: DiffCounts | null
  guard: { stops: boolean; share: number; before: number; most: number } | null
  problem: string | null
  /** Rows that would bring an entry graded against its risk; they are taken as sent. */
  clashes: number
  /** Highs that somebody would have to authorise within minutes; 0 when who sends the list does that. */
  highs: number
}

/** An import as a person may see it. */
export async function findImportView(db: Database, viewer: Viewer, id: string): Promise<ImportView | undefined> {
  const found = await db.hotlistImport.findUnique({ where: { id }, include: { hotlist: true } })
  if (!found || (found.hotlist.covert && !can(viewer, 'hotlist:read-restricted'))) return undefined
  const counts = found.counts as unknown as DiffCounts | null
  const most = found.hotlist.guardShare
  return {
    id,
    hotlistId: found.hotlistId,
    hotlistName: found.hotlist.name,
    kind: found.kind as ImportKind,
    state: found.state as ImportState,
    byName: found.byName,
    fileName: found.fileName,
    begunAt: found.begunAt,
    bytes: Number(found.bytes),
    expectedBytes: found.expectedBytes === null ? null : Number(found.expectedBytes),
    rows: found.rows,
    refused: found.refused,
    detected: found.detected as unknown as Partial<Detected> | null,
    counts,
    guard: counts && found.kind === 'full' ? { ...guardOf(counts, most), most } : null,
    problem: found.problem,
    clashes: found.clashes,
    highs: found.hotlist.authorisedAtSource ? 0 : found.highs,
  }
}

export interface ListHistory {
  id: string
  name: string
  owner: string
  contact: string
  source: string
  revision: number
  refreshedAt: Date
  expectedRefreshHours: number
  guardShare: number
  layout: Layout
  fed: boolean
  /** Whether its source authorises Highs before it sends them. */
  authorisedAtSource: boolean
  revisions: RevisionRow[]
}

const mostRevisions = 50

/** A list with its newest revisions; undefined when there is none for this person. */
export async function findListHistory(db: Database, viewer: Viewer, id: string): Promise<ListHistory | undefined> {
  const list = await db.hotlist.findUnique({ where: { id } })
  const cleared = can(viewer, 'hotlist:read-restricted')
  if (!list || (list.covert && !cleared)) return undefined
  const number = (row: { revision: number; openRevision: number | null }) =>
    list.covert ? row.revision : (row.openRevision ?? row.revision)
  const rows = await db.hotlistRevision.findMany({
    // What changed only SILENT entries has no line, no number and no count for others.
    where: { hotlistId: id, ...(cleared ? {} : { openRevision: { not: null } }) },
    orderBy: { revision: 'desc' },
    take: mostRevisions,
  })
  const newest = rows.find(({ kind }) => kind !== 'edit')
  const layout = Layout.safeParse(list.layout ?? {})
  return {
    id,
    name: list.name,
    owner: list.owner,
    contact: list.contact,
    source: list.source,
    revision: number(list),
    refreshedAt: list.refreshedAt,
    expectedRefreshHours: list.expectedRefreshHours,
    guardShare: list.guardShare,
    layout: layout.success ? layout.data : {},
    fed: list.tokenHash !== null,
    authorisedAtSource: list.authorisedAtSource,
    revisions: rows.map((row) => ({
      revision: number(row),
      kind: row.kind as RevisionRow['kind'],
      at: row.at,
      byName: row.byName,
      reason: row.reason,
      fileName: row.fileName,
      added: row.added,
      changed: row.changed,
      withdrawn: row.withdrawn,
      unchanged: row.unchanged,
      refused: row.refused,
      held: row.held,
      undone: row.undoneBy !== null,
      undoable: row === newest && newest.kind !== 'undo',
    })),
  }
}

/** Lists that a person may import into. */
export async function importTargets(db: Database, viewer: Viewer) {
  const lists = await db.hotlist.findMany({
    where: { archivedAt: null, ...(can(viewer, 'hotlist:read-restricted') ? {} : { covert: false }) },
    select: { id: true, name: true, owner: true, covert: true, layout: true },
    orderBy: { name: 'asc' },
  })
  return lists.map(({ layout, ...list }) => {
    const parsed = Layout.safeParse(layout ?? {})
    return { ...list, layout: parsed.success ? parsed.data : {} }
  })
}
