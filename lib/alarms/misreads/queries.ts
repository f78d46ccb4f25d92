import type pg from 'pg'

/** What operators said of a camera's reads. */
export interface CameraVerdicts {
  misreads: number
  verdicts: number
}

/**
 * The standing verdict of each alarm, counted by the camera of the sighting it was given on; of old ones, which do not say,
 * the newest that had reached us by then. A misread that was taken back counts as a verdict and as no misread; who cannot
 * tell has given none.
 */
export async function verdictsByCamera(
  db: Pick<pg.Pool, 'query'>,
  restricted: boolean,
): Promise<Map<string, CameraVerdicts>> {
  const { rows } = await db.query<CameraVerdicts & { cameraId: string }>(
    `SELECT seen.camera_id AS "cameraId", count(*)::int AS verdicts,
       (count(*) FILTER (WHERE v.verdict = 'misread' AND coalesce((
         SELECT bool_or(m.undone_at IS NULL) FROM misread m WHERE m.alarm_id = v.alarm_id), true)))::int AS misreads
     FROM (
       SELECT DISTINCT ON (alarm_id) alarm_id, verdict, read_id, at FROM alarm_verification
       ORDER BY alarm_id, at DESC, id
     ) v
     JOIN alarm a ON a.id = v.alarm_id AND ($1 OR NOT a.restricted)
     CROSS JOIN LATERAL (
       SELECT s.camera_id FROM alarm_sighting s
       WHERE s.alarm_id = v.alarm_id AND (s.read_id = v.read_id OR v.read_id IS NULL AND s.received_at <= v.at)
       ORDER BY s.captured_at DESC, s.read_id LIMIT 1
     ) seen
     WHERE v.verdict <> 'cannot-tell'
     GROUP BY seen.camera_id`,
    [restricted],
  )
  return new Map(rows.map(({ cameraId, ...counts }) => [cameraId, counts]))
}
