-- A million entries are stored in seconds. Measured: of the 48 s of such an INSERT, 36 went into two foreign keys, which
-- look up and lock the same two rows a million times. What they kept is kept by triggers: see docs/decisions/0032.
ALTER TABLE hotlist_entry
  DROP CONSTRAINT hotlist_entry_hotlist_id_fkey,
  DROP CONSTRAINT hotlist_entry_force_id_fkey;

-- Whoever writes an entry without naming a revision gets one, and has its list and its force looked up. An import names
-- its own, and looks both up once for all its rows (lib/hotlists/imports/applying/store.ts).
CREATE OR REPLACE FUNCTION stamp_entry_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.revision := hotlist_revise(NEW.hotlist_id);
  IF NEW.revision IS NULL THEN
    RAISE EXCEPTION 'entry % is on no list: there is no %', NEW.id, NEW.hotlist_id USING ERRCODE = 'foreign_key_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN NEW.added_revision := NEW.revision; END IF;
  IF TG_OP = 'INSERT' OR NEW.force_id <> OLD.force_id THEN
    PERFORM FROM force WHERE id = NEW.force_id FOR KEY SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'entry % is of no force: there is no %', NEW.id, NEW.force_id USING ERRCODE = 'foreign_key_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION keep_named_by_entries() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE named boolean;
BEGIN
  EXECUTE format('SELECT EXISTS (SELECT FROM hotlist_entry WHERE %I = $1)', TG_ARGV[0]) INTO named USING OLD.id;
  IF named THEN
    RAISE EXCEPTION '% % has entries', TG_TABLE_NAME, OLD.id USING ERRCODE = 'foreign_key_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER keep_named BEFORE DELETE ON hotlist FOR EACH ROW EXECUTE FUNCTION keep_named_by_entries('hotlist_id');
CREATE TRIGGER keep_named BEFORE DELETE ON force FOR EACH ROW EXECUTE FUNCTION keep_named_by_entries('force_id');
CREATE TRIGGER keep_id BEFORE UPDATE OF id ON hotlist FOR EACH ROW WHEN (NEW.id <> OLD.id)
  EXECUTE FUNCTION keep_named_by_entries('hotlist_id');
CREATE TRIGGER keep_id BEFORE UPDATE OF id ON force FOR EACH ROW WHEN (NEW.id <> OLD.id)
  EXECUTE FUNCTION keep_named_by_entries('force_id');

-- A list's entries are found by (hotlist_id, revision) as well. What changed lately lies together, or is seldom asked for.
DROP INDEX hotlist_entry_hotlist_id_status_idx;
DROP INDEX hotlist_entry_updated_at_idx;
CREATE INDEX hotlist_entry_updated_at_idx ON hotlist_entry USING brin (updated_at) WITH (autosummarize = on);

-- How long each part of an import took, in milliseconds: {read, compare, store}.
ALTER TABLE hotlist_import ADD COLUMN phases jsonb CHECK (jsonb_typeof(phases) = 'object');
