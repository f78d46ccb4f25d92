-- Whether the machinery itself works: synthetic reads that go the whole way, and what each sender of reads last sent.

-- One row an interval, whoever of several web processes sends in it. No report reads this table, and no other table knows
-- of the canary: its read is written and removed in one transaction, its match makes no alarm.
CREATE TABLE canary_run (
  slot bigint PRIMARY KEY,
  sent_at timestamptz(3) NOT NULL,
  attempts integer NOT NULL DEFAULT 1,
  received_at timestamptz(3),
  matched_at timestamptz(3),
  taken_at timestamptz(3),
  CHECK (attempts >= 1),
  CHECK ((taken_at IS NULL) = (matched_at IS NULL) AND (taken_at IS NULL) = (received_at IS NULL))
);
CREATE INDEX canary_run_sent_at_idx ON canary_run (sent_at);

CREATE FUNCTION wake_canary_listeners() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('canary', ''); RETURN NULL; END $$;
CREATE TRIGGER wake AFTER UPDATE OF taken_at ON canary_run FOR EACH STATEMENT EXECUTE FUNCTION wake_canary_listeners();

CREATE TABLE feed_state (
  source_id text PRIMARY KEY,
  last_received_at timestamptz(3) NOT NULL,
  last_captured_at timestamptz(3) NOT NULL,
  delay_sec integer NOT NULL
);
