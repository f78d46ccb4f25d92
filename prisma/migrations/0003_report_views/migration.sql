-- What reports count by, defined once. No view or function here reads the clock: a report says what time it is.

-- How usable the time between two moments is. `reached` is what the alarm's state says of the second one:
-- measured (more than 0 s) | zero | negative | missing (reached, but nobody wrote when) | pending (not reached).
CREATE FUNCTION time_kind(p_from timestamptz, p_to timestamptz, reached boolean) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN p_to IS NULL AND NOT reached THEN 'pending'
    WHEN p_to IS NULL OR p_from IS NULL THEN 'missing'
    WHEN p_to < p_from THEN 'negative'
    WHEN p_to = p_from THEN 'zero'
    ELSE 'measured'
  END
$$;

-- Seconds between two moments, only where that time is measured.
CREATE FUNCTION measured_seconds(p_from timestamptz, p_to timestamptz) RETURNS double precision
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN p_to > p_from THEN extract(epoch FROM p_to - p_from)::double precision END
$$;

-- Inside its target? Null when that cannot be said: the time is unusable, there is no target, or as of `as_at` the
-- moment has not come and its target has not run out. One that has not come though its target has run out is outside.
CREATE FUNCTION inside_target(kind text, p_from timestamptz, p_to timestamptz, target_sec integer, as_at timestamptz) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN kind = 'measured' THEN extract(epoch FROM p_to - p_from) <= target_sec
    WHEN kind = 'pending' AND extract(epoch FROM as_at - p_from) > target_sec THEN false
  END
$$;

-- One row an alarm: what was done about it and when. Counted by the band and force it had when it was raised; the
-- targets are those of its own policy version for that band.
CREATE VIEW alarm_response AS
WITH reached AS (
  SELECT a.*,
    a.acknowledged_at IS NOT NULL OR a.state IN ('acknowledged', 'verified', 'deployed', 'closed') AS acknowledged,
    a.verified_at IS NOT NULL OR a.state IN ('verified', 'deployed', 'closed') AS verified,
    a.decided_at IS NOT NULL OR a.decision IS NOT NULL AS decided,
    a.deployed_at IS NOT NULL OR a.decision IS NOT DISTINCT FROM 'deploy' AS deployed,
    a.decision IS NOT DISTINCT FROM 'no-response' AND a.deployed_at IS NULL AS declined,
    a.in_area_at IS NOT NULL AS in_area,
    a.state = 'closed' AS closed
  FROM alarm a
)
SELECT
  r.id AS alarm_id, r.restricted, r.force_id, r.initial_band, r.band, r.category, c.harm_weight, r.state, r.delayed,
  r.policy_version, r.verdict, r.decision, r.non_deployment_reason, r.outcomes, r.owner_id, r.decided_by_id,
  r.sighting_count, r.first_captured_at AS captured_at, r.received_at, r.matched_at, r.raised_at, r.presented_at,
  r.acknowledged_at, r.verified_at, r.decided_at, r.deployed_at, r.in_area_at, r.stopped_at, r.withdrawn_at, r.closed_at,
  r.acknowledged, r.verified, r.decided, r.deployed, r.declined, r.in_area, r.closed, NOT r.closed AS unfinished,
  b.acknowledge_sec AS acknowledge_target_sec, b.decide_sec AS decide_target_sec, b.deploy_sec AS deploy_target_sec,
  measured_seconds(r.raised_at, r.acknowledged_at) AS to_acknowledge_sec,
  measured_seconds(r.raised_at, r.verified_at) AS to_verify_sec,
  measured_seconds(r.raised_at, r.decided_at) AS to_decide_sec,
  measured_seconds(r.raised_at, r.deployed_at) AS to_deploy_sec,
  measured_seconds(r.raised_at, r.in_area_at) AS to_in_area_sec,
  time_kind(r.raised_at, r.acknowledged_at, r.acknowledged) AS acknowledge_time,
  time_kind(r.raised_at, r.verified_at, r.verified) AS verify_time,
  time_kind(r.raised_at, r.decided_at, r.decided) AS decide_time,
  -- An alarm answered without a deployment, or closed without one, will never have the later times.
  CASE WHEN (r.declined OR r.closed) AND NOT r.deployed THEN 'none' ELSE time_kind(r.raised_at, r.deployed_at, r.deployed) END AS deploy_time,
  CASE WHEN (r.declined OR r.closed) AND NOT r.in_area THEN 'none' ELSE time_kind(r.raised_at, r.in_area_at, r.in_area) END AS in_area_time
FROM reached r
LEFT JOIN alarm_policy_category c ON c.policy_version = r.policy_version AND c.code = r.category
LEFT JOIN alarm_policy_band b ON b.policy_version = r.policy_version AND b.band = r.initial_band;

-- An image is asked for by its read alone.
CREATE INDEX alarm_sighting_read ON alarm_sighting (read_id);
