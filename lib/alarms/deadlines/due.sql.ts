import { undealtLeader } from '../leads.ts'

/** Merged alarms rest while the one they stand under is being dealt with. */
const standing = `NOT EXISTS (
    SELECT FROM alarm l WHERE l.id = a.lead_id AND l.state NOT IN ('${undealtLeader.join("', '")}'))`

/**
 * Deadlines that ran out by $1 and were not yet acted on, the oldest first, at most $2. What an alarm's band is given is
 * in the version of the policy under which the alarm was raised.
 */
export const dueDeadlines = `
SELECT a.id AS "alarmId", d.kind, d.level, d.since, d.since + make_interval(secs => d.after_sec) AS "dueAt"
FROM alarm a
JOIN alarm_policy_band b ON b.policy_version = a.policy_version AND b.band = a.band
CROSS JOIN LATERAL (VALUES
  ('acknowledge', 'desk', a.waiting_from_at,
    CASE WHEN a.state = 'raised' AND b.acknowledge_sec IS DISTINCT FROM b.supervisor_sec THEN b.acknowledge_sec END, 1),
  ('acknowledge', 'supervisor', a.waiting_from_at, CASE WHEN a.state = 'raised' THEN b.supervisor_sec END, 2),
  ('acknowledge', 'inspector', a.waiting_from_at, CASE WHEN a.state = 'raised' THEN b.inspector_sec END, 3),
  ('decide', 'supervisor', a.decide_from_at,
    CASE WHEN a.state IN ('acknowledged', 'verified', 'passed') AND a.decision IS NULL THEN b.decide_sec END, 2),
  ('pass', 'supervisor', (a.pass_offer ->> 'at')::timestamptz, CASE WHEN a.state = 'passed' THEN b.pass_sec END, 2)
) AS d (kind, level, since, after_sec, step)
WHERE a.state IN ('raised', 'acknowledged', 'verified', 'passed')
  AND d.after_sec IS NOT NULL AND d.since + make_interval(secs => d.after_sec) <= $1
  AND NOT EXISTS (SELECT FROM alarm_deadline x
    WHERE x.alarm_id = a.id AND x.kind = d.kind AND x.level = d.level AND x.since = d.since)
  AND ${standing}
ORDER BY 5, d.step, a.id LIMIT $2`

/** Shelved alarms whose time was over by $1, the oldest first, at most $2. */
export const dueFromShelf = `
SELECT a.* FROM alarm a WHERE a.state = 'shelved' AND a.shelved_until_at <= $1 ORDER BY a.shelved_until_at, a.id LIMIT $2`

/** Alarms that nobody looked at while the vehicle could have been reached, by $1, the oldest first, at most $2. */
export const dueMissed = `
SELECT a.* FROM alarm a
JOIN alarm_policy_band b ON b.policy_version = a.policy_version AND b.band = a.band
WHERE a.state = 'raised' AND greatest(a.waiting_from_at, a.last_captured_at) + make_interval(secs => b.missed_sec) <= $1
  AND ${standing}
ORDER BY a.waiting_from_at, a.id LIMIT $2`
