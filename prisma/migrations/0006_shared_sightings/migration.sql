-- Which transaction stored a match, so that each matcher can ask for what the others stored since it asked last: ids begin
-- with the time of capture and clocks differ, but what a snapshot did not yet show is exactly what it names.
ALTER TABLE match ADD COLUMN stored_in bigint;
ALTER TABLE match ALTER COLUMN stored_in SET DEFAULT pg_current_xact_id()::text::bigint;
CREATE INDEX match_stored_in_idx ON match (stored_in);

-- What an ingest source's confidence is worth: when that was learnt, from how many verdicts, or who went back to the usual.
ALTER TABLE ingest_source
  ADD COLUMN calibrated_at timestamptz(3),
  ADD COLUMN calibration_reads integer CHECK (calibration_reads >= 0),
  -- Verdicts given before this count for nothing: somebody went back to the usual calibration.
  ADD COLUMN calibrate_from timestamptz(3);
