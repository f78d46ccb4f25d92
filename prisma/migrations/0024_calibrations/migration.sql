-- Learning from verdicts needs to know which read a verdict was about, and what its source's confidence was taken for then.

-- The sighting whose picture was compared; null for verdicts given before this was kept.
ALTER TABLE alarm_verification ADD COLUMN read_id uuid;

-- What each source's confidence was taken for, and from when. Without it a second learning would take posteriors that the
-- first one put right for those of the usual calibration, and undo it.
CREATE TABLE source_calibration (
  source_id text NOT NULL REFERENCES ingest_source (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  at timestamptz(3) NOT NULL,
  calibration jsonb CHECK (jsonb_typeof(calibration) = 'object'),
  verdicts integer NOT NULL CHECK (verdicts >= 0),
  PRIMARY KEY (source_id, at)
);
CREATE TRIGGER keep_rows BEFORE UPDATE OR DELETE ON source_calibration FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_table BEFORE TRUNCATE ON source_calibration FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE INDEX alarm_verification_at_idx ON alarm_verification (at);
