-- What is remarkable about a match beside the mark (lib/matching/signals), and the suspicion that follows from it.

ALTER TABLE alarm
  ADD COLUMN clone_suspected_at timestamptz(3),
  ADD COLUMN clone_reason text,
  ADD CONSTRAINT alarm_clone_is_explained CHECK ((clone_suspected_at IS NULL) = (clone_reason IS NULL));

-- Rows of alarm_match are never changed: an impossible journey is kept with the match that showed it and names the other
-- read. The index finds it from that other read, so that both sightings bear the flag.
ALTER TABLE alarm_match ADD COLUMN signals jsonb NOT NULL DEFAULT '[]';
CREATE INDEX alarm_match_signals ON alarm_match USING gin (signals jsonb_path_ops) WHERE signals <> '[]';
