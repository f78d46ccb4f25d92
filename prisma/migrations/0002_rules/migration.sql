-- Rules that the database keeps by itself, whoever writes to it.

-- Logs are written once. TRUNCATE is refused too, so that no single statement can empty them.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on % is refused: its rows are kept as they were written', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

DO $$
DECLARE log text;
BEGIN
  FOREACH log IN ARRAY ARRAY['alarm_event', 'audit_entry', 'alarm_match', 'alarm_sighting', 'alarm_verification', 'match'] LOOP
    EXECUTE format('CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', log);
    EXECUTE format('CREATE TRIGGER keep_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', log);
  END LOOP;
  -- An alarm, an entry or a deployment ends; it is not deleted.
  FOREACH log IN ARRAY ARRAY['alarm', 'hotlist_entry', 'deployment'] LOOP
    EXECUTE format('CREATE TRIGGER keep_rows BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', log);
    EXECUTE format('CREATE TRIGGER keep_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', log);
  END LOOP;
END $$;

-- Sequences are taken under an advisory lock (see lib/db/locks.ts), so that their order is the order of commit.
CREATE SEQUENCE alarm_event_seq;
CREATE SEQUENCE audit_entry_seq;

-- One open alarm a vehicle. A restricted (SILENT) one stands apart, so that it shows nobody anything.
CREATE UNIQUE INDEX alarm_open_vehicle ON alarm (vrm, restricted) WHERE state <> 'closed';
CREATE INDEX alarm_open ON alarm (state) WHERE state <> 'closed';
CREATE UNIQUE INDEX deployment_busy_unit ON deployment (unit_id) WHERE ended_at IS NULL;
CREATE INDEX match_outbox_waiting ON match_outbox (created_at) WHERE delivered_at IS NULL;

ALTER TABLE person
  ADD CHECK (role IN ('operator', 'supervisor', 'officer', 'list-manager', 'investigator', 'analyst', 'estate-manager', 'auditor', 'administrator'));
ALTER TABLE camera
  ADD CHECK (lat BETWEEN -90 AND 90), ADD CHECK (lon BETWEEN -180 AND 180), ADD CHECK (bearing >= 0 AND bearing < 360),
  ADD CHECK (kind IN ('fixed', 'mobile'));
ALTER TABLE read
  ADD CHECK (confidence BETWEEN 0 AND 100), ADD CHECK (motion IN ('towards', 'away')), ADD CHECK (length(vrm_raw) BETWEEN 1 AND 64);
ALTER TABLE read_image
  ADD CHECK (kind IN ('plate', 'overview'));
ALTER TABLE hotlist_entry
  ADD CHECK (grade IN ('high', 'medium', 'low')), ADD CHECK (status IN ('live', 'withdrawn')),
  ADD CHECK (action IN ('STOP', 'SILENT', 'seen')), ADD CHECK ((status = 'withdrawn') = (withdrawn_at IS NOT NULL));
ALTER TABLE match
  ADD CHECK (kind IN ('exact', 'tolerant', 'partial')), ADD CHECK (posterior BETWEEN 0 AND 1);
ALTER TABLE alarm_policy_category
  ADD CHECK (band_high IN ('high', 'medium', 'low', 'log')), ADD CHECK (band_medium IN ('high', 'medium', 'low', 'log')),
  ADD CHECK (band_low IN ('high', 'medium', 'low', 'log')),
  -- A category that calls a person must tell that person what to do.
  ADD CHECK (feed_only OR (length(what_is_this) > 0 AND length(what_to_do) > 0 AND length(who_to_call) > 0));
ALTER TABLE alarm_policy_band
  ADD CHECK (band IN ('high', 'medium', 'low', 'log')), ADD CHECK (acknowledge_sec > 0 AND decide_sec > 0 AND deploy_sec > 0);
ALTER TABLE alarm
  ADD CHECK (band IN ('high', 'medium', 'low', 'log')), ADD CHECK (initial_band IN ('high', 'medium', 'low', 'log')),
  ADD CHECK (state IN ('raised', 'acknowledged', 'verified', 'deployed', 'passed', 'shelved', 'missed', 'closed')),
  ADD CHECK (score BETWEEN 0 AND 1000), ADD CHECK (version >= 1), ADD CHECK (sighting_count >= 1),
  ADD CHECK (verdict IN ('confirmed', 'misread', 'cannot-tell')), ADD CHECK (decision IN ('deploy', 'no-response')),
  -- DOMAIN: no deployment without a verification, and nothing closes without a decision and its record.
  ADD CONSTRAINT alarm_deployed_is_verified CHECK (state <> 'deployed' OR (verdict IS NOT NULL AND decision = 'deploy')),
  ADD CONSTRAINT alarm_closed_is_decided CHECK (state <> 'closed' OR (closed_at IS NOT NULL AND verdict IS NOT NULL
    AND decided_at IS NOT NULL AND decided_by_id IS NOT NULL
    AND (cardinality(outcomes) > 0 OR non_deployment_reason IS NOT NULL))),
  ADD CONSTRAINT alarm_owned CHECK ((owner_id IS NULL) = (owner_name IS NULL));
ALTER TABLE alarm_verification
  ADD CHECK (verdict IN ('confirmed', 'misread', 'cannot-tell'));
ALTER TABLE deployment
  ADD CHECK (state IN ('assigned', 'en-route', 'in-area', 'stopped', 'clear', 'stood-down')),
  ADD CHECK ((state IN ('clear', 'stood-down')) = (ended_at IS NOT NULL));

-- What an alarm was at first is a fact that reports count by.
CREATE FUNCTION keep_alarm_origin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.vrm, NEW.initial_band, NEW.raised_at, NEW.force_id, NEW.restricted)
     IS DISTINCT FROM (OLD.id, OLD.vrm, OLD.initial_band, OLD.raised_at, OLD.force_id, OLD.restricted) THEN
    RAISE EXCEPTION 'the origin of alarm % may not change', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'alarm % goes from version % to %, not to %', OLD.id, OLD.version, OLD.version + 1, NEW.version
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_origin BEFORE UPDATE ON alarm FOR EACH ROW EXECUTE FUNCTION keep_alarm_origin();

-- Nobody is sent after a vehicle that is no longer wanted.
CREATE FUNCTION refuse_withdrawn_deployment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM alarm WHERE id = NEW.alarm_id AND withdrawn_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the entry of alarm % was withdrawn: no deployment', NEW.alarm_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refuse_withdrawn BEFORE INSERT ON deployment FOR EACH ROW EXECUTE FUNCTION refuse_withdrawn_deployment();

-- Wake-ups only: listeners read the tables. Sent at commit, so a listener that wakes can see the rows.
CREATE FUNCTION wake_alarm_listeners() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('alarm_event', ''); RETURN NULL; END $$;
CREATE TRIGGER wake AFTER INSERT ON alarm_event FOR EACH STATEMENT EXECUTE FUNCTION wake_alarm_listeners();

CREATE FUNCTION wake_list_listeners() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('hotlist', ''); RETURN NULL; END $$;
CREATE TRIGGER wake AFTER INSERT OR UPDATE ON hotlist_entry FOR EACH STATEMENT EXECUTE FUNCTION wake_list_listeners();

-- Reads: the mark's history (deduplicated btree), a camera's traffic, and a whole period.
CREATE INDEX read_vrm ON read (vrm);
CREATE INDEX read_camera ON read (camera_id, captured_at) INCLUDE (vrm);
CREATE INDEX read_period ON read USING brin (captured_at);

-- Partitions are made ahead of time: every step of p_step from p_from until p_until is covered on return.
CREATE FUNCTION ensure_partitions(p_from timestamptz, p_until timestamptz, p_step interval DEFAULT '1 month') RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  parent text;
  lower_at timestamptz;
  made integer := 0;
  part text;
BEGIN
  PERFORM pg_advisory_xact_lock(7203);
  FOREACH parent IN ARRAY ARRAY['read', 'read_image'] LOOP
    lower_at := date_trunc('month', p_from, 'UTC');
    WHILE lower_at < p_until LOOP
      part := parent || '_' || to_char(lower_at AT TIME ZONE 'UTC', 'YYYYMMDD');
      IF to_regclass(part) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', part, parent, lower_at,
          (lower_at AT TIME ZONE 'UTC' + p_step) AT TIME ZONE 'UTC');
        made := made + 1;
      END IF;
      lower_at := (lower_at AT TIME ZONE 'UTC' + p_step) AT TIME ZONE 'UTC';
    END LOOP;
  END LOOP;
  RETURN made;
END $$;
