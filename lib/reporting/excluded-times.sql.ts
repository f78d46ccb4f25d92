/**
 * Which times could not be used, and why, and which were taken from another? The first are in every count of alarms but in
 * no percentile and no share.
 * $1 from, $2 until (not included), $3 with restricted alarms, $4 force or null.
 */
export const excludedTimes = `
SELECT force_id, initial_band AS band, measure, CASE WHEN inferred THEN 'inferred' ELSE kind END AS kind, count(*)::int AS alarms
FROM alarm_step
WHERE raised_at >= $1 AND raised_at < $2 AND ($3 OR NOT restricted) AND ($4::text IS NULL OR force_id = $4)
  AND (inferred OR kind IN ('zero', 'negative', 'missing'))
GROUP BY GROUPING SETS ((force_id, initial_band, measure, 4), (initial_band, measure, 4))
ORDER BY 1 NULLS FIRST, 2, 3, 4`
