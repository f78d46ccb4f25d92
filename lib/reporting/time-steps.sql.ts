/** One row an alarm and a step; `ended_at` is until when a step could have come that never will (kind none). */
const steps = `
  ('acknowledge', r.acknowledge_time, r.acknowledged_at, NULL, r.acknowledge_target_sec),
  ('verify', r.verify_time, r.verified_at, r.led_at, NULL),
  ('decide', r.decide_time, r.decided_at, r.led_at, r.decide_target_sec),
  ('deploy', r.deploy_time, r.deployed_at, r.undeployed_at, r.deploy_target_sec),
  ('arrive', r.in_area_time, r.in_area_at, coalesce(r.undeployed_at, r.closed_at), r.arrive_target_sec),
  ('stop', r.stop_time, r.stopped_at, coalesce(r.undeployed_at, r.closed_at), NULL)`

/**
 * After what time was how many acknowledged, …, stopped, for how many was that ruled out, how long have the others waited,
 * and how many of those whose target has run out were inside it? Those whose times cannot be used have no time here and are
 * counted by reason; nor is anything said of their targets. What ended without a step was waited for until then: a late
 * "no" is as late as any other answer, and one in time leaves nothing to judge. A unit that was never said to be in the
 * area was there by its stop: `inferred`.
 *
 * To the tenth of a second, upward: the answers of a quarter of an hour are 9,000 rows of a force and band at most, however
 * many alarms there were, and what was inside a target in whole seconds still is. Everything in one statement, whose alarms
 * are worked out once: 50,000 of them as four statements took four times as long.
 * $1 from, $2 until (not included), $3 the moment the report is made, $4 with restricted alarms, $5 force or null.
 */
export const timeSteps = `
WITH period AS MATERIALIZED (
  SELECT * FROM alarm_response
  WHERE raised_at >= $1 AND raised_at < $2 AND ($4 OR NOT restricted) AND ($5::text IS NULL OR force_id = $5)
), step AS (
  SELECT r.force_id, r.initial_band, s.measure, s.kind, s.target_sec, r.raised_at, s.at,
    CASE s.kind WHEN 'measured' THEN s.at WHEN 'none' THEN coalesce(s.ended_at, $3) WHEN 'pending' THEN $3 END AS watched_until,
    s.measure = 'arrive' AND s.kind = 'measured' AND s.at = r.stopped_at AS inferred
  FROM period r CROSS JOIN LATERAL (VALUES ${steps}) AS s (measure, kind, at, ended_at, target_sec)
), judged AS (
  SELECT *, inside_target(CASE kind WHEN 'none' THEN 'pending' ELSE kind END, raised_at, at, target_sec,
    CASE kind WHEN 'measured' THEN $3 ELSE watched_until END) AS inside,
    CASE WHEN watched_until IS NOT NULL THEN ceil(greatest(extract(epoch FROM watched_until - raised_at), 0) * 10) END AS tenths
  FROM step
)
SELECT force_id, initial_band AS band, measure,
  (tenths / 10)::double precision AS sec,
  count(*) FILTER (WHERE kind = 'measured')::int AS reached,
  count(*) FILTER (WHERE kind = 'none')::int AS declined,
  count(*) FILTER (WHERE kind = 'pending')::int AS waiting,
  count(*) FILTER (WHERE kind = 'zero')::int AS zero,
  count(*) FILTER (WHERE kind = 'negative')::int AS negative,
  count(*) FILTER (WHERE kind = 'missing')::int AS missing,
  count(*) FILTER (WHERE inferred)::int AS inferred,
  count(*) FILTER (WHERE inside)::int AS inside,
  count(inside)::int AS judged,
  min(target_sec) AS least_target_sec, max(target_sec) AS most_target_sec
FROM judged GROUP BY 1, 2, 3, tenths`
