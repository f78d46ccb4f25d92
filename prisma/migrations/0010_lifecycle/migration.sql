-- The whole life of an alarm: passing, shelving, missing, regrading, merging, reopening, and deadlines that run out.

ALTER TABLE alarm
  ADD COLUMN asked_band text,
  ADD COLUMN response_force_id text,
  ADD COLUMN waiting_from_at timestamptz(3),
  ADD COLUMN decide_from_at timestamptz(3),
  ADD COLUMN escalated_to text,
  ADD COLUMN escalated_for text,
  ADD COLUMN escalated_at timestamptz(3),
  ADD COLUMN pass_offer jsonb,
  ADD COLUMN shelved_at timestamptz(3),
  ADD COLUMN shelved_until_at timestamptz(3),
  ADD COLUMN shelved_reason text,
  ADD COLUMN shelved_by_name text,
  ADD COLUMN missed_at timestamptz(3),
  ADD COLUMN missed_reason text,
  ADD COLUMN missed_note text,
  ADD COLUMN regraded_at timestamptz(3),
  ADD COLUMN regraded_reason text,
  ADD COLUMN regraded_by_name text,
  ADD COLUMN lead_id uuid,
  ADD COLUMN lead_kind text,
  ADD COLUMN reopened_at timestamptz(3),
  ADD COLUMN reopened_reason text,
  ADD COLUMN undoable jsonb;

-- Filling the new columns is not a change of the alarm, so it takes no version.
ALTER TABLE alarm DISABLE TRIGGER keep_origin;
UPDATE alarm SET asked_band = band, response_force_id = force_id, waiting_from_at = raised_at, decide_from_at = raised_at;
ALTER TABLE alarm ENABLE TRIGGER keep_origin;

ALTER TABLE alarm
  ALTER COLUMN asked_band SET NOT NULL,
  ALTER COLUMN response_force_id SET NOT NULL,
  ALTER COLUMN waiting_from_at SET NOT NULL,
  ALTER COLUMN decide_from_at SET NOT NULL,
  ADD CHECK (asked_band IN ('high', 'medium', 'low', 'log')),
  ADD CHECK (escalated_to IN ('desk', 'supervisor', 'inspector')), ADD CHECK (escalated_for IN ('acknowledge', 'decide', 'pass')),
  ADD CONSTRAINT alarm_escalation_whole CHECK (num_nulls(escalated_to, escalated_for, escalated_at) IN (0, 3)),
  -- An offer stands exactly while the state says so, and the sender owns the alarm until then.
  ADD CONSTRAINT alarm_passed_is_offered CHECK ((state = 'passed') = (pass_offer IS NOT NULL)),
  ADD CONSTRAINT alarm_passed_is_owned CHECK (state <> 'passed' OR owner_id IS NOT NULL),
  -- Hidden only with a reason, until a time, and never a High.
  ADD CONSTRAINT alarm_shelved_until CHECK ((state = 'shelved') = (shelved_until_at IS NOT NULL)),
  ADD CONSTRAINT alarm_shelved_with_reason CHECK (state <> 'shelved' OR (shelved_reason IS NOT NULL AND shelved_until_at > shelved_at)),
  ADD CONSTRAINT alarm_shelved_never_high CHECK (state <> 'shelved' OR band <> 'high'),
  ADD CONSTRAINT alarm_missed_when CHECK (state <> 'missed' OR missed_at IS NOT NULL),
  ADD CONSTRAINT alarm_waiting_is_unowned CHECK (state NOT IN ('raised', 'shelved', 'missed') OR owner_id IS NULL),
  ADD CONSTRAINT alarm_lead CHECK (lead_id <> id AND (lead_id IS NULL) = (lead_kind IS NULL)),
  ADD CHECK (lead_kind IN ('same-vehicle', 'convoy', 'clone', 'other'));
CREATE INDEX alarm_followers ON alarm (lead_id) WHERE lead_id IS NOT NULL;

-- Deadlines of a band (policy). Null: there is none.
ALTER TABLE alarm_policy_band
  ADD COLUMN supervisor_sec integer CHECK (supervisor_sec > 0),
  ADD COLUMN inspector_sec integer CHECK (inspector_sec > 0),
  ADD COLUMN pass_sec integer CHECK (pass_sec > 0),
  ADD COLUMN missed_sec integer CHECK (missed_sec > 0),
  ADD COLUMN shelve_max_sec integer CHECK (shelve_max_sec > 0),
  ADD CONSTRAINT high_is_never_shelved CHECK (band <> 'high' OR shelve_max_sec IS NULL);
UPDATE alarm_policy_band b
SET supervisor_sec = v.supervisor_sec, inspector_sec = v.inspector_sec, pass_sec = v.pass_sec, missed_sec = v.missed_sec,
  shelve_max_sec = v.shelve_max_sec
FROM (VALUES ('high', 60, 120, 60, 3600, NULL), ('medium', 120, 300, 120, 3600, 1800), ('low', 900, NULL, 900, 7200, 14400))
  AS v (band, supervisor_sec, inspector_sec, pass_sec, missed_sec, shelve_max_sec)
WHERE v.band = b.band;

-- A deadline that ran out is acted on once, however many web processes look: its key says which one it was.
CREATE TABLE alarm_deadline (
  alarm_id uuid NOT NULL REFERENCES alarm (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  kind text NOT NULL CHECK (kind IN ('acknowledge', 'decide', 'pass')),
  level text NOT NULL CHECK (level IN ('desk', 'supervisor', 'inspector')),
  since timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  at timestamptz(3) NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (alarm_id, kind, level, since),
  CHECK (due_at >= since AND at >= due_at)
);
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON alarm_deadline FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON alarm_deadline FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A merged alarm stands under one that stands by itself, is open, and is for the same eyes.
CREATE FUNCTION keep_alarm_lead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM alarm l WHERE l.id = NEW.lead_id AND l.lead_id IS NULL AND l.restricted = NEW.restricted AND l.state <> 'closed')
     OR EXISTS (SELECT FROM alarm f WHERE f.lead_id = NEW.id) THEN
    RAISE EXCEPTION 'alarm % cannot stand under alarm %', NEW.id, NEW.lead_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_lead BEFORE INSERT OR UPDATE OF lead_id ON alarm FOR EACH ROW WHEN (NEW.lead_id IS NOT NULL)
  EXECUTE FUNCTION keep_alarm_lead();
