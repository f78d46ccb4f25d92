-- No alarm goes from one state to another but by a move of the lifecycle table (lib/alarms/lifecycle.ts, a test holds
-- the two against each other).
CREATE TABLE alarm_transition (
  from_state text NOT NULL,
  to_state text NOT NULL,
  PRIMARY KEY (from_state, to_state)
);
INSERT INTO alarm_transition (from_state, to_state) VALUES
  ('acknowledged', 'passed'),
  ('acknowledged', 'raised'),
  ('acknowledged', 'shelved'),
  ('acknowledged', 'verified'),
  ('closed', 'acknowledged'),
  ('deployed', 'closed'),
  ('deployed', 'passed'),
  ('missed', 'acknowledged'),
  ('missed', 'raised'),
  ('passed', 'acknowledged'),
  ('passed', 'deployed'),
  ('passed', 'raised'),
  ('passed', 'verified'),
  ('raised', 'acknowledged'),
  ('raised', 'missed'),
  ('raised', 'shelved'),
  ('raised', 'verified'),
  ('shelved', 'acknowledged'),
  ('shelved', 'raised'),
  ('shelved', 'verified'),
  ('verified', 'closed'),
  ('verified', 'deployed'),
  ('verified', 'passed'),
  ('verified', 'raised'),
  ('verified', 'shelved');

CREATE FUNCTION keep_alarm_transition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM alarm_transition WHERE from_state = OLD.state AND to_state = NEW.state) THEN
    RAISE EXCEPTION 'the state of alarm % may not change from % to %', OLD.id, OLD.state, NEW.state
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_transition BEFORE UPDATE OF state ON alarm FOR EACH ROW WHEN (NEW.state IS DISTINCT FROM OLD.state)
  EXECUTE FUNCTION keep_alarm_transition();

ALTER TABLE alarm
  ADD CONSTRAINT alarm_regraded_with_reason CHECK (num_nulls(regraded_at, regraded_reason, regraded_by_name) IN (0, 3)),
  ADD CONSTRAINT alarm_reopened_with_reason CHECK ((reopened_at IS NULL) = (reopened_reason IS NULL)),
  ADD CONSTRAINT alarm_missed_reason CHECK (missed_reason IS NULL OR missed_at IS NOT NULL);
