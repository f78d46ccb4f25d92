/**
 * Which times could not be used, and why? They are in every count of alarms but in no percentile and no share.
 * $1 from, $2 until (not included), $3 with restricted alarms, $4 force or null.
 */
export const excludedTimes = `
SELECT r.force_id, r.initial_band AS band, t.measure, t.kind, count(*)::int AS alarms
FROM alarm_response r
CROSS JOIN LATERAL (VALUES ('acknowledge', r.acknowledge_time), ('deploy', r.deploy_time)) AS t (measure, kind)
WHERE r.raised_at >= $1 AND r.raised_at < $2 AND ($3 OR NOT r.restricted) AND ($4::text IS NULL OR r.force_id = $4)
  AND t.kind IN ('zero', 'negative', 'missing')
GROUP BY GROUPING SETS ((r.force_id, r.initial_band, t.measure, t.kind), (r.initial_band, t.measure, t.kind))
ORDER BY 1 NULLS FIRST, 2, 3, 4`
