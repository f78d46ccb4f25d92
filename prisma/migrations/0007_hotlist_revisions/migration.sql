-- Hotlists with revisions: every change of a list has a number, a maker and its counts, and a full or delta revision can
-- be undone. Files are staged, compared and applied; see docs/decisions/0015.
ALTER TABLE hotlist
  -- A covert list holds SILENT entries only and is seen by cleared people only; other lists hold none that a file brings,
  -- so that no count, revision number or time of theirs tells of one.
  ADD COLUMN covert boolean NOT NULL DEFAULT false,
  ADD COLUMN token_hash bytea UNIQUE, -- of the machine that feeds it; null: no feed
  ADD COLUMN layout jsonb CHECK (jsonb_typeof(layout) = 'object'), -- how its source writes files, see lib/hotlists/layout
  ADD COLUMN guard_share double precision NOT NULL DEFAULT 0.2 CHECK (guard_share BETWEEN 0 AND 1), -- policy
  -- The transaction that took the newest number, so that one transaction takes one.
  ADD COLUMN revised_in text;

ALTER TABLE hotlist_entry
  -- The list's revision in which the row last changed, and the one that brought it. 0 asks the trigger for one.
  ADD COLUMN revision integer NOT NULL DEFAULT 0,
  ADD COLUMN added_revision integer NOT NULL DEFAULT 0;
UPDATE hotlist_entry e SET revision = h.revision, added_revision = h.revision FROM hotlist h WHERE h.id = e.hotlist_id;

-- What the matcher asks for: a list's rows since a revision. Also what an undo asks for: the rows of a revision.
CREATE INDEX hotlist_entry_hotlist_id_revision_idx ON hotlist_entry (hotlist_id, revision);

-- The number of a list's next revision, the same one throughout a transaction. Its writers wait for each other from here
-- to their commit, so the order of numbers is the order of commits.
CREATE FUNCTION hotlist_revise(p_list text) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  me text := pg_current_xact_id()::text || ' ' || transaction_timestamp()::text;
  number integer;
BEGIN
  SELECT revision INTO number FROM hotlist WHERE id = p_list AND revised_in = me;
  IF number IS NULL THEN
    UPDATE hotlist SET revision = revision + 1, revised_in = me WHERE id = p_list RETURNING revision INTO number;
  END IF;
  RETURN number;
END $$;

-- Whoever writes an entry without naming a revision gets one: no change can pass the matcher by.
CREATE FUNCTION stamp_entry_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.revision := coalesce(hotlist_revise(NEW.hotlist_id), 0);
  IF TG_OP = 'INSERT' THEN NEW.added_revision := NEW.revision; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stamp_new BEFORE INSERT ON hotlist_entry FOR EACH ROW
  WHEN (NEW.revision = 0) EXECUTE FUNCTION stamp_entry_revision();
CREATE TRIGGER stamp_changed BEFORE UPDATE ON hotlist_entry FOR EACH ROW
  WHEN (NEW.revision = OLD.revision) EXECUTE FUNCTION stamp_entry_revision();

-- What makes two rows of one list the same entry, beside the mark: the source's reference, else its PNC id, else the category.
CREATE FUNCTION entry_reference(source_reference text, pnc_id text, category text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN source_reference <> '' THEN 'ref ' || source_reference
              WHEN pnc_id <> '' THEN 'pnc ' || pnc_id
              ELSE 'cat ' || category END $$;

CREATE TABLE hotlist_revision (
  hotlist_id text NOT NULL,
  revision integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('full', 'delta', 'edit', 'undo')),
  at timestamptz(3) NOT NULL,
  by_id text, -- null: the list's own feed
  by_name text NOT NULL,
  reason text,
  file_name text,
  content_hash bytea, -- SHA-256 of the file
  added integer NOT NULL DEFAULT 0,
  changed integer NOT NULL DEFAULT 0,
  withdrawn integer NOT NULL DEFAULT 0,
  unchanged integer NOT NULL DEFAULT 0,
  refused integer NOT NULL DEFAULT 0,
  held integer NOT NULL DEFAULT 0, -- sent again unchanged although somebody withdrew it here: stays withdrawn
  undone_by integer, -- the revision that undid this one
  open_revision integer, -- the number as the uncleared count (0008); null when only SILENT entries changed
  PRIMARY KEY (hotlist_id, revision),
  FOREIGN KEY (hotlist_id) REFERENCES hotlist (id) ON DELETE RESTRICT,
  CHECK (kind <> 'edit' OR undone_by IS NULL)
);

-- What a full, delta or undo revision did to rows that were there before, and what they were; rows it added bear its
-- number as added_revision.
CREATE TABLE hotlist_revision_change (
  hotlist_id text NOT NULL,
  revision integer NOT NULL,
  entry_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('changed', 'withdrawn', 'restored')),
  before jsonb, -- what a file says of an entry, as it was; null unless changed
  PRIMARY KEY (hotlist_id, revision, entry_id)
);

-- A file on its way: staged, compared, waiting for a person, applied. Its rows are in the schema staging, a table each.
CREATE TABLE hotlist_import (
  id uuid NOT NULL PRIMARY KEY,
  hotlist_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('full', 'delta')),
  state text NOT NULL CHECK (state IN ('staging', 'ready', 'applying', 'applied', 'cancelled', 'failed')),
  by_id text,
  by_name text NOT NULL,
  file_name text,
  begun_at timestamptz(3) NOT NULL,
  touched_at timestamptz(3) NOT NULL, -- by the process that works on it
  bytes bigint NOT NULL DEFAULT 0,
  expected_bytes bigint,
  rows integer NOT NULL DEFAULT 0,
  refused integer NOT NULL DEFAULT 0,
  detected jsonb, -- encoding, delimiter, header as found
  content_hash bytea,
  base_revision integer, -- that the counts were made against
  counts jsonb,
  problem text, -- why the whole file was refused
  revision integer, -- that it became
  FOREIGN KEY (hotlist_id) REFERENCES hotlist (id) ON DELETE RESTRICT
);
CREATE INDEX hotlist_import_hotlist_id_idx ON hotlist_import (hotlist_id);
CREATE INDEX hotlist_import_state_touched_at_idx ON hotlist_import (state, touched_at);

-- Rows of a file that were refused, kept as long as their import.
CREATE TABLE hotlist_import_refusal (
  import_id uuid NOT NULL,
  line integer NOT NULL,
  code text NOT NULL,
  field text,
  value text,
  reason text NOT NULL,
  PRIMARY KEY (import_id, line),
  FOREIGN KEY (import_id) REFERENCES hotlist_import (id) ON DELETE CASCADE
);

CREATE SCHEMA staging;

CREATE TRIGGER keep_rows BEFORE DELETE ON hotlist_revision FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON hotlist_revision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- A revision is undone once; nothing else of it ever changes.
CREATE FUNCTION keep_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.undone_by IS NOT NULL OR (to_jsonb(NEW) - 'undone_by') IS DISTINCT FROM (to_jsonb(OLD) - 'undone_by') THEN
    RAISE EXCEPTION 'revision % of % may only be undone, once', OLD.revision, OLD.hotlist_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_origin BEFORE UPDATE ON hotlist_revision FOR EACH ROW EXECUTE FUNCTION keep_revision();
