/**
 * How were the alarms raised in a period answered, by force and initial band, and for all forces together?
 * $1 from, $2 until (not included), $3 with restricted alarms, $4 force or null.
 */
export const responseByBand = `
WITH period AS (
  SELECT * FROM alarm_response
  WHERE raised_at >= $1 AND raised_at < $2 AND ($3 OR NOT restricted) AND ($4::text IS NULL OR force_id = $4)
), counted AS (
  SELECT force_id, initial_band, count(*)::int AS alarms,
    count(*) FILTER (WHERE acknowledged)::int AS acknowledged,
    count(*) FILTER (WHERE acknowledged_at = led_at)::int AS led,
    count(*) FILTER (WHERE verified)::int AS verified,
    count(*) FILTER (WHERE deployed)::int AS deployed,
    count(*) FILTER (WHERE in_area)::int AS arrived,
    count(*) FILTER (WHERE stopped)::int AS stopped,
    count(*) FILTER (WHERE declined)::int AS declined,
    count(*) FILTER (WHERE NOT deployed AND NOT declined)::int AS undecided,
    count(*) FILTER (WHERE closed)::int AS closed,
    count(*) FILTER (WHERE unfinished)::int AS unfinished
  FROM period GROUP BY GROUPING SETS ((force_id, initial_band), (initial_band))
)
SELECT f.name AS force_name, c.initial_band AS band, c.*
FROM counted c LEFT JOIN force f ON f.id = c.force_id
ORDER BY f.name NULLS FIRST, array_position(ARRAY['high', 'medium', 'low', 'log'], c.initial_band)`
