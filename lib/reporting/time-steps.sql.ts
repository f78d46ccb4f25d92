/**
 * After what time was how many acknowledged, …, stopped, for how many was that ruled out, and how long have the others
 * waited? Those whose times cannot be used are not here (`excluded-times.sql.ts`). To the tenth of a second, upward:
 * the answers of a quarter of an hour are 9,000 rows of a force and band at most, however many alarms there were, and what
 * was inside a target in whole seconds still is.
 * $1 from, $2 until (not included), $3 the moment the report is made, $4 with restricted alarms, $5 force or null.
 */
export const timeSteps = `
SELECT force_id, initial_band AS band, measure,
  (ceil(greatest(extract(epoch FROM CASE kind
    WHEN 'measured' THEN at WHEN 'none' THEN coalesce(ended_at, $3) ELSE $3 END - raised_at), 0) * 10) / 10)::double precision AS sec,
  count(*) FILTER (WHERE kind = 'measured')::int AS reached,
  count(*) FILTER (WHERE kind = 'none')::int AS declined,
  count(*) FILTER (WHERE kind = 'pending')::int AS waiting
FROM alarm_step
WHERE raised_at >= $1 AND raised_at < $2 AND ($4 OR NOT restricted) AND ($5::text IS NULL OR force_id = $5)
  AND kind IN ('measured', 'none', 'pending')
GROUP BY 1, 2, 3, 4`
