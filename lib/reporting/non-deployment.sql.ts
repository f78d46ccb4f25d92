/**
 * Why was nobody sent? Alarms raised in a period and answered without a deployment, by their recorded reason.
 * $1 from, $2 until (not included), $3 with restricted alarms, $4 force or null.
 */
export const nonDeployment = `
SELECT force_id, initial_band AS band, coalesce(non_deployment_reason, 'not-recorded') AS reason, count(*)::int AS alarms
FROM alarm_response
WHERE raised_at >= $1 AND raised_at < $2 AND ($3 OR NOT restricted) AND ($4::text IS NULL OR force_id = $4) AND declined
GROUP BY GROUPING SETS ((force_id, initial_band, 3), (initial_band, 3))
ORDER BY 1 NULLS FIRST, 2, 3`
