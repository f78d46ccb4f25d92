import type pg from 'pg'
import { can, type Viewer } from '#lib/access/viewer.ts'
import type { Database } from '#lib/db/prisma.ts'
import { MatchPolicy } from '#lib/matching/match-policy.ts'
import { MatchMessage } from '#lib/realtime/contract.ts'
import type { Band } from '../band.ts'
import type { ListedEntry } from '../sighting.ts'
import { PolicyContent } from './content.ts'
import { getContent } from './store.ts'
import type { StoredMatch } from './what-if.ts'

type Db = Pick<pg.Pool, 'query'>
const DAY_MS = 86_400_000

export interface PolicyVersion {
  version: number
  effectiveAt: Date
  note: string
  draftedBy: string | null
  approvedBy: string | null
  approvedAt: Date | null
  draftId: string | null
  /** `superseded` when a later version took effect first or since. */
  standing: 'in force' | 'to come' | 'superseded'
}

/** All versions, newest first. In force is the highest number whose time has come. */
export async function listVersions(db: Db, now: Date): Promise<PolicyVersion[]> {
  const { rows } = await db.query<PolicyVersion>(
    `SELECT a.version, a.effective_at AS "effectiveAt", a.note, coalesce(d.name, a.drafted_by_id) AS "draftedBy",
       coalesce(p.name, a.approved_by_id) AS "approvedBy", a.approved_at AS "approvedAt", a.draft_id AS "draftId",
       CASE WHEN a.version = f.version THEN 'in force' WHEN a.version > f.version THEN 'to come' ELSE 'superseded' END AS standing
     FROM alarm_policy a
     CROSS JOIN (SELECT max(version) AS version FROM alarm_policy WHERE effective_at <= $1) f
     LEFT JOIN person d ON d.id = a.drafted_by_id LEFT JOIN person p ON p.id = a.approved_by_id
     ORDER BY a.version DESC`,
    [now],
  )
  return rows
}

export const findContent = async (db: Database, version: number): Promise<PolicyContent | undefined> =>
  (await db.alarmPolicy.count({ where: { version } })) > 0 ? getContent(db, version) : undefined

/** A draft with the names of who wrote in it and who decided. */
export async function findDraft(db: Database, id: string) {
  const draft = await db.policyDraft.findUnique({ where: { id } })
  if (!draft) return undefined
  const ids = [...draft.editorIds, ...(draft.decidedById ? [draft.decidedById] : [])]
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const nameOf = (personId: string) => people.find((person) => person.id === personId)?.name ?? personId
  return {
    ...draft,
    content: PolicyContent.parse(draft.content),
    editors: draft.editorIds.map(nameOf),
    decidedBy: draft.decidedById && nameOf(draft.decidedById),
  }
}
export type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>

/** Drafts that nobody has decided, and the newest of the others. */
export const listDrafts = (db: Database) =>
  db.policyDraft.findMany({
    select: { id: true, state: true, note: true, basedOn: true, changedAt: true, effectiveAt: true, version: true },
    orderBy: { changedAt: 'desc' },
    take: 20,
  })

/** More would keep a page waiting; the newest count then, and it is said. */
export const mostMatches = 200_000

/**
 * Matches of reads captured since, as live intake saw them, in order. Their ids begin with the time of capture, so this
 * reads one end of the index. Those of SILENT entries only for the cleared.
 */
export async function storedMatches(
  db: Db,
  since: Date,
  { restricted }: { restricted: boolean },
): Promise<StoredMatch[]> {
  const hex = since.getTime().toString(16).padStart(12, '0')
  const { rows } = await db.query(
    `SELECT m.id, m.read_id, m.captured_at, m.entry_id, m.kind, m.posterior, m.explanation, m.matched_at,
       r.vrm, r.received_at, r.confidence, r.motion, r.lat AS read_lat, r.lon AS read_lon, r.make, r.model, r.colour,
       to_jsonb(e) AS entry, extract(epoch FROM m.matched_at - h.refreshed_at) / 86400 AS age_days, h.match_policy,
       to_jsonb(c) AS camera, s.signals
     FROM (SELECT * FROM match WHERE id >= $1 ORDER BY id DESC LIMIT ${mostMatches}) m
     JOIN read r ON r.id = m.read_id AND r.captured_at = m.captured_at
     JOIN hotlist_entry e ON e.id = m.entry_id AND ($2 OR e.action <> 'SILENT')
     JOIN hotlist h ON h.id = e.hotlist_id
     JOIN camera c ON c.id = r.camera_id
     LEFT JOIN alarm_match s ON s.match_id = m.id
     ORDER BY m.matched_at, m.read_id, m.kind <> 'exact', m.posterior DESC`,
    [`${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`, restricted],
  )
  return rows.map(storedMatch)
}

// biome-ignore lint/suspicious/noExplicitAny: a row of the statement above, given its type here
function storedMatch({ entry, camera, ...row }: any): StoredMatch {
  const listPolicy = MatchPolicy.safeParse(row.match_policy).data
  return {
    message: {
      id: row.id,
      read: {
        id: row.read_id,
        vrm: row.vrm,
        cameraId: camera.id,
        capturedAt: row.captured_at.toISOString(),
        receivedAt: row.received_at.toISOString(),
        confidence: row.confidence,
        motion: row.motion,
        lat: row.read_lat,
        lon: row.read_lon,
        make: row.make,
        model: row.model,
        colour: row.colour,
      },
      entryId: row.entry_id,
      kind: row.kind,
      posterior: row.posterior,
      explanation: row.explanation,
      matchedAt: row.matched_at.toISOString(),
      signals: MatchMessage.shape.signals.parse(row.signals ?? undefined),
    },
    entry: {
      ...{ id: entry.id, hotlistId: entry.hotlist_id, vrm: entry.vrm, make: entry.make, model: entry.model },
      ...{ colour: entry.colour, action: entry.action, warningSignals: entry.warning_signals, reason: entry.reason },
      ...{ category: entry.category, grade: entry.grade as ListedEntry['grade'], forceId: entry.force_id },
      ...{ live: true, withdrawn: false, listAgeDays: Math.max(0, Number(row.age_days)) },
      bulk: listPolicy?.most === 'log',
    },
    camera: { ...camera, forceId: camera.force_id },
    listPolicy,
  }
}

/** Alarms really raised since, by force and initial band. */
export async function raisedSince(
  db: Db,
  viewer: Viewer,
  since: Date,
): Promise<{ forceId: string; band: Band; alarms: number }[]> {
  const { rows } = await db.query(
    `SELECT force_id AS "forceId", initial_band AS band, count(*)::int AS alarms FROM alarm
     WHERE raised_at >= $1 AND ($2 OR NOT restricted) GROUP BY 1, 2`,
    [since, can(viewer, 'alarm:read-restricted')],
  )
  return rows
}

export const whatIfSince = (now: Date): Date => new Date(now.getTime() - DAY_MS)

export async function forceNames(db: Db): Promise<{ id: string; name: string }[]> {
  return (await db.query<{ id: string; name: string }>('SELECT id, name FROM force ORDER BY name')).rows
}
