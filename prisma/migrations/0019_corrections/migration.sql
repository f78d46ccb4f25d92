-- What operators found wrong reaches who can put it right; who was stopped in error is protected; a policy version stays.

-- lib/reads/mark/tight-fold.ts in SQL: marks with one fold are one glance apart. A test holds one against the other.
CREATE FUNCTION tight_fold(mark text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(mark, 'ODQILBSZG', '000118526')
$$;

-- One finding on one entry of one alarm, as a task for the owner of the entry's list.
CREATE TABLE correction_task (
  id uuid NOT NULL PRIMARY KEY,
  alarm_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  hotlist_id text NOT NULL,
  cause text NOT NULL CHECK (cause IN ('misread', 'wrong-entry', 'wrong-vehicle', 'entry-withdrawn')),
  restricted boolean NOT NULL,
  evidence jsonb NOT NULL CHECK (jsonb_typeof(evidence) = 'object'), -- lib/hotlists/corrections/task.ts
  raised_at timestamptz(3) NOT NULL,
  raised_by_id text NOT NULL,
  raised_by_name text NOT NULL,
  resolution text CHECK (resolution IN ('corrected', 'withdrawn', 'confirmed-right', 'not-ours')),
  resolution_reason text,
  resolved_at timestamptz(3),
  resolved_by_id text,
  resolved_by_name text,
  FOREIGN KEY (entry_id) REFERENCES hotlist_entry (id) ON DELETE RESTRICT,
  FOREIGN KEY (hotlist_id) REFERENCES hotlist (id) ON DELETE RESTRICT,
  CONSTRAINT correction_task_resolved_whole CHECK (num_nonnulls(resolution, resolution_reason, resolved_at, resolved_by_id, resolved_by_name) IN (0, 5))
);
CREATE UNIQUE INDEX correction_task_alarm_id_entry_id_cause_key ON correction_task (alarm_id, entry_id, cause);
CREATE INDEX correction_task_hotlist_id_raised_at_idx ON correction_task (hotlist_id, raised_at);
CREATE INDEX correction_task_open ON correction_task (raised_at) WHERE resolution IS NULL;
CREATE TRIGGER keep_rows BEFORE DELETE ON correction_task FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_correction_task() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE mutable text[] := ARRAY['resolution', 'resolution_reason', 'resolved_at', 'resolved_by_id', 'resolved_by_name'];
BEGIN
  IF OLD.resolution IS NOT NULL OR (to_jsonb(NEW) - mutable) IS DISTINCT FROM (to_jsonb(OLD) - mutable) THEN
    RAISE EXCEPTION 'correction task % may only be resolved, once', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_finding BEFORE UPDATE ON correction_task FOR EACH ROW EXECUTE FUNCTION keep_correction_task();

-- Words that stand first on every alarm of a mark, or of one a glance apart. They keep nothing from the desk.
CREATE TABLE protective_note (
  id uuid NOT NULL PRIMARY KEY,
  vrm text COLLATE "C" NOT NULL,
  fold text COLLATE "C" NOT NULL,
  make text,
  model text,
  colour text,
  words text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  made_by_id text NOT NULL,
  made_by_name text NOT NULL,
  force_id text,
  until timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  ended_by_id text,
  ended_by_name text,
  end_reason text,
  CHECK (until > made_at),
  CHECK (fold = tight_fold(vrm)),
  CONSTRAINT protective_note_ended_whole CHECK (num_nonnulls(ended_at, ended_by_id, ended_by_name, end_reason) IN (0, 4))
);
CREATE INDEX protective_note_fold_idx ON protective_note (fold);
CREATE TRIGGER keep_rows BEFORE DELETE ON protective_note FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A version that two people made is what alarms were raised under: it is never changed, only followed by another.
CREATE FUNCTION keep_policy_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE number integer := coalesce(to_jsonb(OLD) ->> 'version', to_jsonb(OLD) ->> 'policy_version');
BEGIN
  IF EXISTS (SELECT FROM alarm_policy WHERE version = number AND approved_by_id IS NOT NULL) THEN
    RAISE EXCEPTION 'policy version % was approved: write the next one', number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_version BEFORE UPDATE OR DELETE ON alarm_policy FOR EACH ROW EXECUTE FUNCTION keep_policy_version();
CREATE TRIGGER keep_version BEFORE UPDATE OR DELETE ON alarm_policy_category FOR EACH ROW EXECUTE FUNCTION keep_policy_version();
CREATE TRIGGER keep_version BEFORE UPDATE OR DELETE ON alarm_policy_band FOR EACH ROW EXECUTE FUNCTION keep_policy_version();

-- Which entries were ever matched, for the health of their lists.
CREATE INDEX match_entry_id_idx ON match (entry_id);
