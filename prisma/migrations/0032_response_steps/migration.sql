-- Decision 51: an alarm that stands under another is answered with it; every step has its times; arrival has a target.

-- How soon a unit is to be in the area; null where nothing is expected, as in every version before this one.
ALTER TABLE alarm_policy_band ADD COLUMN arrive_sec integer CHECK (arrive_sec > 0);

-- Lines that put an alarm under another are few among many.
CREATE INDEX alarm_event_stands ON alarm_event (alarm_id) WHERE (patch ->> 'leadId') IS NOT NULL;

-- One row for each time that an alarm was put under another: when it was answered with it, which is the first moment from
-- then on at which somebody owned the leader (null: nobody has), and whether that still holds. It does while the alarm
-- stands there, and after the leader's closing parted it; parted for any other reason it has its own answer alone.
CREATE VIEW alarm_stand AS
SELECT m.alarm_id,
  CASE WHEN owner.id IS NOT NULL THEN m.at ELSE taken.at END AS led_at,
  parted.seq IS NULL OR (parted.kind = 'unmerged' AND EXISTS (
    SELECT FROM alarm_event c WHERE c.alarm_id = m.lead_id AND c.kind = 'closed' AND c.at = parted.at)) AS holds
FROM (
  SELECT e.alarm_id, e.seq, e.at, (e.patch ->> 'leadId')::uuid AS lead_id FROM alarm_event e
  WHERE (e.patch ->> 'leadId') IS NOT NULL
) m
LEFT JOIN LATERAL (
  SELECT e.seq, e.kind, e.at FROM alarm_event e
  WHERE e.alarm_id = m.alarm_id AND e.seq > m.seq AND e.patch ? 'leadId' ORDER BY e.seq LIMIT 1
) parted ON true
LEFT JOIN LATERAL (
  SELECT e.patch ->> 'ownerId' AS id FROM alarm_event e
  WHERE e.alarm_id = m.lead_id AND e.seq < m.seq AND e.patch ? 'ownerId' ORDER BY e.seq DESC LIMIT 1
) owner ON true
LEFT JOIN LATERAL (
  SELECT e.at FROM alarm_event e
  WHERE e.alarm_id = m.lead_id AND e.seq > m.seq AND (parted.seq IS NULL OR e.seq < parted.seq)
    AND (e.patch ->> 'ownerId') IS NOT NULL ORDER BY e.seq LIMIT 1
) taken ON true;

-- Inside its target? Said only once the target has run out as of `as_at`: counting the quick before the slow can be late
-- would make the newest alarms look better than they are. Null when it cannot be said, for want of a time or a target too.
CREATE OR REPLACE FUNCTION inside_target(kind text, p_from timestamptz, p_to timestamptz, target_sec integer, as_at timestamptz) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN extract(epoch FROM as_at - p_from) <= target_sec THEN NULL
    WHEN kind = 'measured' THEN extract(epoch FROM p_to - p_from) <= target_sec
    WHEN kind = 'pending' AND target_sec IS NOT NULL THEN false
  END
$$;

-- As in 0003, and: answered with its leader (`led_at`); in the area and stopped are two steps; a stop among the outcomes
-- happened, whether or not anybody said when.
CREATE OR REPLACE VIEW alarm_response AS
WITH reached AS (
  SELECT a.*, l.led_at,
    least(a.acknowledged_at, l.led_at)::timestamptz(3) AS answered_at,
    a.acknowledged_at IS NOT NULL OR l.led_at IS NOT NULL OR a.state IN ('acknowledged', 'verified', 'deployed', 'closed') AS acknowledged,
    a.verified_at IS NOT NULL OR a.state IN ('verified', 'deployed', 'closed') AS verified,
    a.decided_at IS NOT NULL OR a.decision IS NOT NULL AS decided,
    a.deployed_at IS NOT NULL OR a.decision IS NOT DISTINCT FROM 'deploy' AS deployed,
    a.decision IS NOT DISTINCT FROM 'no-response' AND a.deployed_at IS NULL AS declined,
    a.stopped_at IS NOT NULL OR (a.deployed_at IS NOT NULL AND a.outcomes && ARRAY[
      'stopped-arrest', 'stopped-seized', 'stopped-reported', 'stopped-no-further-action']) AS stopped,
    a.state = 'closed' AS closed
  FROM alarm a
  LEFT JOIN LATERAL (SELECT min(s.led_at) AS led_at FROM alarm_stand s WHERE s.alarm_id = a.id AND s.holds) l ON true
), ended AS (
  SELECT r.*, r.in_area_at IS NOT NULL OR r.stopped AS in_area,
    (r.declined OR r.closed OR r.led_at IS NOT NULL) AND NOT r.deployed AS undeployed,
    least(coalesce(r.decided_at, r.closed_at), r.led_at) AS undeployed_at
  FROM reached r
)
SELECT
  r.id AS alarm_id, r.restricted, r.force_id, r.initial_band, r.band, r.category, c.harm_weight, r.state, r.delayed,
  r.policy_version, r.verdict, r.decision, r.non_deployment_reason, r.outcomes, r.owner_id, r.decided_by_id,
  r.sighting_count, r.first_captured_at AS captured_at, r.received_at, r.matched_at, r.raised_at, r.presented_at,
  r.answered_at AS acknowledged_at, r.verified_at, r.decided_at, r.deployed_at, r.in_area_at, r.stopped_at, r.withdrawn_at, r.closed_at,
  r.acknowledged, r.verified, r.decided, r.deployed, r.declined, r.in_area, r.closed, NOT r.closed AS unfinished,
  b.acknowledge_sec AS acknowledge_target_sec, b.decide_sec AS decide_target_sec, b.deploy_sec AS deploy_target_sec,
  measured_seconds(r.raised_at, r.answered_at) AS to_acknowledge_sec,
  measured_seconds(r.raised_at, r.verified_at) AS to_verify_sec,
  measured_seconds(r.raised_at, r.decided_at) AS to_decide_sec,
  measured_seconds(r.raised_at, r.deployed_at) AS to_deploy_sec,
  measured_seconds(r.raised_at, r.in_area_at) AS to_in_area_sec,
  time_kind(r.raised_at, r.answered_at, r.acknowledged) AS acknowledge_time,
  -- From when it is answered with its leader its own deadlines rest: it is waited for no longer, and later is not late.
  CASE WHEN r.led_at IS NOT NULL AND (NOT r.verified OR r.led_at < r.verified_at) THEN 'none'
    ELSE time_kind(r.raised_at, r.verified_at, r.verified) END AS verify_time,
  CASE WHEN r.led_at IS NOT NULL AND (NOT r.decided OR r.led_at < r.decided_at) THEN 'none'
    ELSE time_kind(r.raised_at, r.decided_at, r.decided) END AS decide_time,
  -- An alarm answered without a deployment, or closed without one, will never have the later times.
  CASE WHEN r.undeployed THEN 'none' ELSE time_kind(r.raised_at, r.deployed_at, r.deployed) END AS deploy_time,
  CASE WHEN (r.undeployed OR r.closed) AND NOT r.in_area THEN 'none' ELSE time_kind(r.raised_at, r.in_area_at, r.in_area) END AS in_area_time,
  r.led_at, r.stopped,
  CASE WHEN (r.undeployed OR r.closed) AND NOT r.stopped THEN 'none' ELSE time_kind(r.raised_at, r.stopped_at, r.stopped) END AS stop_time,
  CASE WHEN r.undeployed THEN r.undeployed_at END AS undeployed_at,
  b.arrive_sec AS arrive_target_sec
FROM ended r
LEFT JOIN alarm_policy_category c ON c.policy_version = r.policy_version AND c.code = r.category
LEFT JOIN alarm_policy_band b ON b.policy_version = r.policy_version AND b.band = r.initial_band;
