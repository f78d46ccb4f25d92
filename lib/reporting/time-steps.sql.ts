import { deployWatchedUntil } from './deploy-watched.sql.ts'

/**
 * After what time was how many acknowledged and deployed to, for how many was that ruled out, and how long have the others
 * waited? Those whose times cannot be used are not here (`excluded-times.sql.ts`). To the tenth of a second, upward:
 * the answers of a quarter of an hour are 9,000 rows of a force and band at most, however many alarms there were, and what
 * was inside a target in whole seconds still is.
 * $1 from, $2 until (not included), $3 the moment the report is made, $4 with restricted alarms, $5 force or null.
 */
export const timeSteps = `
SELECT r.force_id, r.initial_band AS band, t.measure, (ceil(greatest(t.sec, 0)::numeric * 10) / 10)::double precision AS sec,
  count(*) FILTER (WHERE t.kind = 'measured')::int AS reached,
  count(*) FILTER (WHERE t.kind = 'none')::int AS declined,
  count(*) FILTER (WHERE t.kind = 'pending')::int AS waiting
FROM alarm_response r
CROSS JOIN LATERAL (VALUES
  ('acknowledge', r.acknowledge_time, coalesce(r.to_acknowledge_sec, extract(epoch FROM $3 - r.raised_at))),
  ('deploy', r.deploy_time, coalesce(r.to_deploy_sec, extract(epoch FROM ${deployWatchedUntil('$3')} - r.raised_at)))
) AS t (measure, kind, sec)
WHERE r.raised_at >= $1 AND r.raised_at < $2 AND ($4 OR NOT r.restricted) AND ($5::text IS NULL OR r.force_id = $5)
  AND t.kind IN ('measured', 'none', 'pending')
GROUP BY 1, 2, 3, 4`
