-- Highs that a file brings: live at once, and another person's authorisation owed, asked for all of a revision together.
-- See docs/decisions/0032.
-- Who sends this list authorises its Highs before it sends them, as a supervisor has written down.
ALTER TABLE hotlist ADD COLUMN authorised_at_source boolean NOT NULL DEFAULT false;
-- The revision of its list whose file asked; null: a person did.
ALTER TABLE hotlist_authorisation ADD COLUMN revision integer;

-- Rows of a file that would bring an entry graded against its risk, kept as long as their import; they are taken as sent.
CREATE TABLE hotlist_import_clash (
  import_id uuid NOT NULL,
  line integer NOT NULL,
  vrm text COLLATE "C" NOT NULL,
  category text NOT NULL,
  grade text NOT NULL,
  action text NOT NULL,
  warning_signals text[] NOT NULL,
  PRIMARY KEY (import_id, line),
  FOREIGN KEY (import_id) REFERENCES hotlist_import (id) ON DELETE CASCADE
);
ALTER TABLE hotlist_import
  ADD COLUMN clashes integer NOT NULL DEFAULT 0, -- graded against their risk, of those it adds or changes
  ADD COLUMN highs integer NOT NULL DEFAULT 0; -- that somebody would have to authorise
