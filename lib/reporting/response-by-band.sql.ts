import { deployWatchedUntil } from './deploy-watched.sql.ts'

// What was answered without a deployment was waited for until then: a late "no" is as late as any other answer.
const watched = {
  acknowledge: { kind: 'acknowledge_time', until: '$3' },
  deploy: { kind: `CASE deploy_time WHEN 'none' THEN 'pending' ELSE deploy_time END`, until: deployWatchedUntil('$3') },
}

function target(measure: 'acknowledge' | 'deploy', at: string): string {
  const { kind, until } = watched[measure]
  const inside = `inside_target(${kind}, raised_at, ${at}, ${measure}_target_sec, ${until})`
  return `jsonb_build_object(
    'inside', count(*) FILTER (WHERE ${inside}),
    'judged', count(${inside}),
    'targetSec', CASE WHEN min(${measure}_target_sec) = max(${measure}_target_sec) THEN min(${measure}_target_sec) END)`
}

/**
 * How were the alarms raised in a period answered, by force and initial band, and for all forces together?
 * $1 from, $2 until (not included), $3 the moment the report is made, $4 with restricted alarms, $5 force or null.
 */
export const responseByBand = `
WITH period AS (
  SELECT * FROM alarm_response
  WHERE raised_at >= $1 AND raised_at < $2 AND ($4 OR NOT restricted) AND ($5::text IS NULL OR force_id = $5)
), counted AS (
  SELECT force_id, initial_band, count(*)::int AS alarms,
    count(*) FILTER (WHERE acknowledged)::int AS acknowledged,
    count(*) FILTER (WHERE verified)::int AS verified,
    count(*) FILTER (WHERE deployed)::int AS deployed,
    count(*) FILTER (WHERE declined)::int AS declined,
    count(*) FILTER (WHERE NOT deployed AND NOT declined)::int AS undecided,
    count(*) FILTER (WHERE closed)::int AS closed,
    count(*) FILTER (WHERE unfinished)::int AS unfinished,
    ${target('acknowledge', 'acknowledged_at')} AS acknowledge,
    ${target('deploy', 'deployed_at')} AS deploy
  FROM period GROUP BY GROUPING SETS ((force_id, initial_band), (initial_band))
)
SELECT c.force_id, f.name AS force_name, c.initial_band AS band, c.alarms, c.acknowledged, c.verified, c.deployed,
  c.declined, c.undecided, c.closed, c.unfinished, c.acknowledge, c.deploy
FROM counted c LEFT JOIN force f ON f.id = c.force_id
ORDER BY f.name NULLS FIRST, array_position(ARRAY['high', 'medium', 'low', 'log'], c.initial_band)`
