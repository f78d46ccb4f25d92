-- What an alarm has said of each of its entries, and in which revision of its list the entry said so: an edit shows as a
-- later revision. Alarms of before have no rows: the next look compares their words, and writes them down.
CREATE TABLE alarm_entry (
  alarm_id uuid NOT NULL REFERENCES alarm (id) ON DELETE RESTRICT ON UPDATE NO ACTION,
  entry_id uuid NOT NULL,
  revision integer NOT NULL,
  said jsonb NOT NULL CHECK (jsonb_typeof(said) = 'object'), -- lib/alarms/entry-life/said.ts
  PRIMARY KEY (alarm_id, entry_id)
);
