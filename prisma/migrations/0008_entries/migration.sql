-- Entries by hand: their authority, their life and their history; and sequences that tell nothing of what is covert.

ALTER TABLE hotlist_entry
  ADD COLUMN version integer NOT NULL DEFAULT 1,
  -- `list`: its source's file says that it is there; `hand`: a person does, and no import takes it away.
  ADD COLUMN origin text NOT NULL DEFAULT 'list' CHECK (origin IN ('list', 'hand')),
  ADD COLUMN owner_id text,
  ADD COLUMN created_by_id text,
  -- By when its owner says that it is still wanted, and when somebody last did.
  ADD COLUMN review_at timestamptz(3),
  ADD COLUMN reviewed_at timestamptz(3),
  -- A stolen report that nobody has confirmed; its weed date is no later, so that it ends by itself.
  ADD COLUMN confirm_by timestamptz(3),
  -- Grade against risk as somebody took it upon themselves: {findings, reason, byId, byName, at}.
  ADD COLUMN coherence_override jsonb CHECK (jsonb_typeof(coherence_override) = 'object'),
  DROP CONSTRAINT hotlist_entry_status_check,
  ADD CONSTRAINT hotlist_entry_status_check CHECK (status IN ('pending', 'live', 'withdrawn')),
  ADD CONSTRAINT hotlist_entry_unconfirmed_ends CHECK (confirm_by IS NULL OR (weed_at IS NOT NULL AND weed_at <= confirm_by)),
  ADD CONSTRAINT hotlist_entry_hand_complete CHECK (origin = 'list' OR (contact IS NOT NULL AND weed_at IS NOT NULL
    AND source_reference IS NOT NULL AND marking IS NOT NULL AND information IS NOT NULL AND owner_id IS NOT NULL));
CREATE INDEX hotlist_entry_due ON hotlist_entry (weed_at) WHERE status = 'live';
CREATE INDEX hotlist_entry_review ON hotlist_entry (review_at) WHERE status = 'live' AND review_at IS NOT NULL;
CREATE INDEX hotlist_entry_updated_at_idx ON hotlist_entry (updated_at);

-- What an uncleared person sees of a list's revision: it does not move when only SILENT entries changed.
ALTER TABLE hotlist ADD COLUMN open_revision integer NOT NULL DEFAULT 1;
UPDATE hotlist SET open_revision = revision;

-- What a category proposes for a new entry: grade, action, life and review in days.
ALTER TABLE alarm_policy_category ADD COLUMN entry_defaults jsonb CHECK (jsonb_typeof(entry_defaults) = 'object');

-- Every change of an entry made by a person, with what it was and what it became.
CREATE TABLE hotlist_entry_change (
  id uuid NOT NULL PRIMARY KEY,
  entry_id uuid NOT NULL REFERENCES hotlist_entry (id) ON DELETE RESTRICT,
  version integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('created', 'edited', 'requested', 'authorised', 'refused', 'confirmed', 'extended', 'reviewed', 'withdrawn')),
  at timestamptz(3) NOT NULL,
  by_id text NOT NULL,
  by_name text NOT NULL,
  reason text,
  before jsonb,
  after jsonb NOT NULL,
  UNIQUE (entry_id, version)
);
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON hotlist_entry_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON hotlist_entry_change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Another person's word that an entry may be what it is: graded High, or graded against its risk.
CREATE TABLE hotlist_authorisation (
  id uuid NOT NULL PRIMARY KEY,
  entry_id uuid NOT NULL REFERENCES hotlist_entry (id) ON DELETE RESTRICT,
  grounds text[] NOT NULL CHECK (cardinality(grounds) > 0 AND grounds <@ ARRAY['high', 'coherence']),
  justification text NOT NULL,
  emergency boolean NOT NULL,
  requested_at timestamptz(3) NOT NULL,
  requested_by_id text NOT NULL,
  requested_by_name text NOT NULL,
  due_at timestamptz(3) NOT NULL,
  overdue_told_at timestamptz(3),
  decision text CHECK (decision IN ('granted', 'refused', 'lapsed')),
  decided_at timestamptz(3),
  decided_by_id text,
  decided_by_name text,
  note text,
  CONSTRAINT hotlist_authorisation_decided CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CONSTRAINT hotlist_authorisation_by_another CHECK (decision IS DISTINCT FROM 'granted' OR decided_by_id <> requested_by_id)
);
CREATE INDEX hotlist_authorisation_entry_id_idx ON hotlist_authorisation (entry_id);
CREATE UNIQUE INDEX hotlist_authorisation_open ON hotlist_authorisation (entry_id) WHERE decision IS NULL;
CREATE TRIGGER keep_rows BEFORE DELETE ON hotlist_authorisation FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON hotlist_authorisation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_authorisation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE mutable text[] := ARRAY['decision', 'decided_at', 'decided_by_id', 'decided_by_name', 'note', 'overdue_told_at'];
BEGIN
  IF OLD.decision IS NOT NULL OR (to_jsonb(NEW) - mutable) IS DISTINCT FROM (to_jsonb(OLD) - mutable) THEN
    RAISE EXCEPTION 'authorisation % may only be decided, once', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_request BEFORE UPDATE ON hotlist_authorisation FOR EACH ROW EXECUTE FUNCTION keep_authorisation();

-- Why an alarm's entry no longer counts: somebody withdrew it, or its weed date came.
ALTER TABLE alarm ADD COLUMN withdrawn_cause text CHECK (withdrawn_cause IN ('withdrawn', 'expired'));

-- What an uncleared person counts by: one number for each line of the log that is not restricted, none for the others.
-- Given by the database, so that no writer can forget it; writers hold the log's lock, so its order is that of `seq`.
CREATE SEQUENCE alarm_event_open_seq;
ALTER TABLE alarm_event ADD COLUMN open_seq bigint;
ALTER TABLE alarm_event DISABLE TRIGGER keep_rows;
UPDATE alarm_event e SET open_seq = n.open_seq
FROM (SELECT seq, row_number() OVER (ORDER BY seq) AS open_seq FROM alarm_event WHERE NOT restricted) n WHERE n.seq = e.seq;
ALTER TABLE alarm_event ENABLE TRIGGER keep_rows;
SELECT setval('alarm_event_open_seq', greatest(1, (SELECT coalesce(max(open_seq), 0) FROM alarm_event)),
  EXISTS (SELECT FROM alarm_event WHERE open_seq IS NOT NULL));
CREATE UNIQUE INDEX alarm_event_open_seq_key ON alarm_event (open_seq);
ALTER TABLE alarm_event ADD CONSTRAINT alarm_event_open_is_counted CHECK ((open_seq IS NULL) = restricted);

CREATE FUNCTION count_open_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.open_seq := CASE WHEN NEW.restricted THEN NULL ELSE nextval('alarm_event_open_seq') END;
  RETURN NEW;
END $$;
CREATE TRIGGER count_open BEFORE INSERT ON alarm_event FOR EACH ROW EXECUTE FUNCTION count_open_event();

-- What was done about covert entries and their alarms is for auditors who are cleared; the others count by `open_seq`.
CREATE SEQUENCE audit_entry_open_seq;
ALTER TABLE audit_entry ADD COLUMN restricted boolean NOT NULL DEFAULT false, ADD COLUMN open_seq bigint;
ALTER TABLE audit_entry DISABLE TRIGGER keep_rows;
UPDATE audit_entry e SET open_seq = n.open_seq
FROM (SELECT seq, row_number() OVER (ORDER BY seq) AS open_seq FROM audit_entry) n WHERE n.seq = e.seq;
ALTER TABLE audit_entry ENABLE TRIGGER keep_rows;
SELECT setval('audit_entry_open_seq', greatest(1, (SELECT count(*) FROM audit_entry)), EXISTS (SELECT FROM audit_entry));
CREATE UNIQUE INDEX audit_entry_open_seq_key ON audit_entry (open_seq);
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_open_is_counted CHECK ((open_seq IS NULL) = restricted);

CREATE FUNCTION count_open_audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.open_seq := CASE WHEN NEW.restricted THEN NULL ELSE nextval('audit_entry_open_seq') END;
  RETURN NEW;
END $$;
CREATE TRIGGER count_open BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION count_open_audit();
