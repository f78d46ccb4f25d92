/**
 * How many had each step inside its target, of those whose target has run out? What was ended without the step was waited
 * for until then: a late "no" is as late as any other answer, and one in time leaves nothing to judge.
 * $1 from, $2 until (not included), $3 the moment the report is made, $4 with restricted alarms, $5 force or null.
 */
export const insideTarget = `
SELECT force_id, initial_band AS band, measure,
  count(*) FILTER (WHERE inside)::int AS inside, count(inside)::int AS judged,
  CASE WHEN min(target_sec) = max(target_sec) THEN min(target_sec) END AS target_sec
FROM (
  SELECT s.*, inside_target(CASE kind WHEN 'none' THEN 'pending' ELSE kind END, raised_at, at, target_sec,
    CASE kind WHEN 'none' THEN coalesce(ended_at, $3) ELSE $3 END) AS inside
  FROM alarm_step s
  WHERE raised_at >= $1 AND raised_at < $2 AND ($4 OR NOT restricted) AND ($5::text IS NULL OR force_id = $5)
) judged
GROUP BY GROUPING SETS ((force_id, initial_band, measure), (initial_band, measure))`
