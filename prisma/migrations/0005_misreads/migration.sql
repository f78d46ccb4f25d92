-- What operators called a misread, what that kept from the desk, and the matcher's policy as data.

CREATE TABLE misread (
  id uuid PRIMARY KEY,
  alarm_id uuid NOT NULL REFERENCES alarm (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  read_id uuid NOT NULL,
  read_mark text NOT NULL,
  entry_id uuid NOT NULL,
  description jsonb NOT NULL,
  camera_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  by_id text NOT NULL,
  until timestamptz(3) NOT NULL,
  undone_at timestamptz(3),
  undone_by_id text,
  undo_reason text,
  CHECK (until > at),
  CHECK (jsonb_typeof(description) = 'object'),
  CONSTRAINT misread_undone_with_reason CHECK ((undone_at IS NULL) = (undone_by_id IS NULL) AND (undone_at IS NULL) = (undo_reason IS NULL))
);
-- One verdict of one alarm keeps a pair back once.
CREATE UNIQUE INDEX misread_standing ON misread (alarm_id, read_id, entry_id) WHERE undone_at IS NULL;
CREATE INDEX misread_entry_id_idx ON misread (entry_id);
CREATE INDEX misread_alarm_id_idx ON misread (alarm_id);

-- Every match that a misread kept from the desk; written with its read in one statement.
CREATE TABLE suppressed_match (
  read_id uuid NOT NULL,
  captured_at timestamptz(3) NOT NULL,
  entry_id uuid NOT NULL,
  misread_id uuid NOT NULL,
  camera_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (read_id, entry_id)
);
CREATE INDEX suppressed_match_misread_id_idx ON suppressed_match (misread_id);
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON suppressed_match FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON suppressed_match FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_rows BEFORE DELETE ON misread FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON misread FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A misread is taken back once; nothing else of it ever changes.
CREATE FUNCTION keep_misread_origin() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.undone_at IS NOT NULL OR (to_jsonb(NEW) - ARRAY['undone_at', 'undone_by_id', 'undo_reason'])
     IS DISTINCT FROM (to_jsonb(OLD) - ARRAY['undone_at', 'undone_by_id', 'undo_reason']) THEN
    RAISE EXCEPTION 'misread % may only be undone, once', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_origin BEFORE UPDATE ON misread FOR EACH ROW EXECUTE FUNCTION keep_misread_origin();

ALTER TABLE hotlist ADD COLUMN match_policy jsonb CHECK (jsonb_typeof(match_policy) = 'object');
ALTER TABLE hotlist_entry ADD COLUMN scope jsonb CHECK (jsonb_typeof(scope) = 'object');
ALTER TABLE alarm_policy_category ADD COLUMN match_policy jsonb CHECK (jsonb_typeof(match_policy) = 'object');
ALTER TABLE ingest_source ADD COLUMN calibration jsonb CHECK (jsonb_typeof(calibration) = 'object');

-- Wake-ups for the matcher, which then reads the tables.
CREATE FUNCTION wake_matcher() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify(TG_ARGV[0], ''); RETURN NULL; END $$;
CREATE TRIGGER wake AFTER INSERT OR UPDATE ON misread FOR EACH STATEMENT EXECUTE FUNCTION wake_matcher('misread');
CREATE TRIGGER wake AFTER INSERT OR UPDATE OF calibration ON ingest_source FOR EACH STATEMENT EXECUTE FUNCTION wake_matcher('calibration');
CREATE TRIGGER wake AFTER INSERT OR UPDATE OF match_policy ON hotlist FOR EACH STATEMENT EXECUTE FUNCTION wake_matcher('match_policy');
CREATE TRIGGER wake AFTER INSERT OR UPDATE ON alarm_policy_category FOR EACH STATEMENT EXECUTE FUNCTION wake_matcher('match_policy');
