-- Practice is kept by itself: no table of alarms, reads or reports knows of it.
CREATE TABLE training_run (
  id uuid PRIMARY KEY,
  person_id text NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  scenario text NOT NULL,
  started_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3) NOT NULL,
  score jsonb NOT NULL,
  acts jsonb NOT NULL -- what was done when: the score can be worked out again
);
CREATE INDEX training_run_person_id_started_at_idx ON training_run (person_id, started_at);
