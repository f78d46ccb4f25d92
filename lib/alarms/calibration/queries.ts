import { Prisma } from '#prisma/client/client.ts'
import type { SourceVerdict } from './source-verdict.ts'
import type { SourceWorth } from './source-worth.ts'

type Db = Pick<Prisma.TransactionClient, '$queryRaw'>

/** Older verdicts are left out: cameras are cleaned, moved and replaced (policy). Reads are kept for twelve months. */
const WINDOW_DAYS = 365
/** The newest so many of each source are enough to learn from. */
const MOST = 5000

/**
 * What operators said of each source's matches, newest first: the standing verdict of each alarm, on the likeliest match of
 * the sighting whose picture was compared. Each pair of mark and entry counts once, since a misread pair is kept from the
 * desk afterwards and a confirmed one comes again and again. Alarms of SILENT entries never count, so that no figure made of
 * this moves because of one. Neither do verdicts taken back, nor matches from before somebody went back to the usual.
 */
const verdicts = (at: Date) => Prisma.sql`
  SELECT r.source_id, s.vrm, s.confidence, m.kind, m.posterior, m.matched_at, v.verdict, v.at,
    row_number() OVER (PARTITION BY r.source_id, s.vrm, m.entry_id ORDER BY v.at DESC, v.alarm_id) AS turn,
    row_number() OVER (PARTITION BY r.source_id ORDER BY v.at DESC, v.alarm_id) AS place
  FROM (
    SELECT DISTINCT ON (alarm_id) alarm_id, verdict, at, read_id FROM alarm_verification
    WHERE at > ${at}::timestamptz - make_interval(days => ${WINDOW_DAYS}::int) AND at <= ${at}
    ORDER BY alarm_id, at DESC, id
  ) v
  JOIN alarm a ON a.id = v.alarm_id AND NOT a.restricted
  CROSS JOIN LATERAL (
    SELECT s.read_id, s.captured_at, s.vrm, s.confidence FROM alarm_sighting s
    WHERE s.alarm_id = v.alarm_id AND (s.read_id = v.read_id OR v.read_id IS NULL AND s.received_at <= v.at)
    ORDER BY s.captured_at DESC, s.read_id LIMIT 1
  ) s
  CROSS JOIN LATERAL (
    SELECT m.entry_id, m.kind, m.posterior, m.matched_at FROM alarm_match m
    WHERE m.alarm_id = v.alarm_id AND m.read_id = s.read_id AND m.kind <> 'partial'
    ORDER BY m.kind <> 'exact', m.posterior DESC, m.match_id LIMIT 1
  ) m
  JOIN read r ON r.id = s.read_id AND r.captured_at = s.captured_at
  JOIN ingest_source source ON source.id = r.source_id
    AND (source.calibrate_from IS NULL OR m.matched_at >= source.calibrate_from)
  LEFT JOIN LATERAL (
    SELECT bool_and(x.undone_at IS NOT NULL) AS back FROM misread x
    WHERE x.alarm_id = v.alarm_id AND x.read_id = s.read_id
  ) x ON v.verdict = 'misread'
  WHERE v.verdict <> 'cannot-tell' AND x.back IS NOT TRUE`

/** Verdicts to learn from at `at`, by source, each with the calibration that its posterior was told by. */
export async function findSourceVerdicts(db: Db, at: Date): Promise<Map<string, SourceVerdict[]>> {
  const rows = await db.$queryRaw<(SourceVerdict & { sourceId: string })[]>`
    SELECT v.source_id AS "sourceId", v.vrm AS "readMark", v.confidence, v.kind, v.posterior, v.verdict, v.at,
      (SELECT c.calibration FROM source_calibration c WHERE c.source_id = v.source_id AND c.at <= v.matched_at
       ORDER BY c.at DESC LIMIT 1) AS calibration
    FROM (${verdicts(at)}) v WHERE v.turn = 1 AND v.place <= ${MOST} ORDER BY v.at DESC, v.vrm`
  return Map.groupBy(rows, ({ sourceId }) => sourceId)
}

/** Every source with what its confidence is taken for, by name. */
export async function listSourceWorths(db: Db, at: Date): Promise<SourceWorth[]> {
  return db.$queryRaw<SourceWorth[]>`
    SELECT i.id, i.name, i.enabled, i.calibration, i.calibrated_at AS "learntAt",
      i.calibration_reads AS "learntFrom", i.calibrate_from AS "countsFrom", coalesce(v.verdicts, 0)::int AS verdicts
    FROM ingest_source i
    LEFT JOIN (
      SELECT source_id, count(*) AS verdicts FROM (${verdicts(at)}) v WHERE turn = 1 AND place <= ${MOST} GROUP BY source_id
    ) v ON v.source_id = i.id
    ORDER BY i.name, i.id`
}

export interface HeldSource {
  id: string
  calibration: unknown
  calibratedAt: Date | null
}

/** Every source, held against changes until the transaction ends. */
export async function holdSources(db: Db): Promise<HeldSource[]> {
  return db.$queryRaw<HeldSource[]>`
    SELECT id, calibration, calibrated_at AS "calibratedAt" FROM ingest_source ORDER BY id FOR NO KEY UPDATE`
}
