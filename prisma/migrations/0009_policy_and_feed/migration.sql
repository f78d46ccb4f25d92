-- The alarm policy as people change it, and the feed of matches that call nobody.

-- Databases made before 0005 kept a first policy without match policies: the matcher then raises no misread mark
-- outright, and sends bulk matches on for the desk to drop. The figures are those of docs/decisions/0011.
UPDATE alarm_policy_category
SET match_policy = CASE
  WHEN feed_only THEN '{"most": "log"}'::jsonb
  WHEN code IN ('threat-to-life', 'kidnap', 'missing-vulnerable') THEN '{"tolerant": {"raiseAt": 0.8, "possibleAt": 0.02}}'
  ELSE '{"tolerant": {"raiseAt": 0.8, "possibleAt": 0.2}}'
END
WHERE match_policy IS NULL AND policy_version = 1;

-- Whose version it is; empty for the first, which nobody wrote.
ALTER TABLE alarm_policy
  ADD COLUMN drafted_by_id text,
  ADD COLUMN approved_by_id text,
  ADD COLUMN approved_at timestamptz(3),
  ADD COLUMN draft_id uuid,
  ADD CONSTRAINT alarm_policy_two_people CHECK (drafted_by_id <> approved_by_id),
  ADD CONSTRAINT alarm_policy_approval_whole CHECK ((approved_by_id IS NULL) = (approved_at IS NULL));

-- A change to come, as long as it is one: `content` is lib/alarms/policies/content.ts.
CREATE TABLE policy_draft (
  id uuid NOT NULL PRIMARY KEY,
  based_on integer NOT NULL,
  revision integer NOT NULL,
  state text NOT NULL CHECK (state IN ('draft', 'submitted', 'approved', 'refused', 'discarded')),
  note text NOT NULL,
  content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'),
  effective_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  created_by_id text NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  changed_by_id text NOT NULL,
  editor_ids text[] NOT NULL, -- everybody who wrote in it: none of them approves it
  decided_at timestamptz(3),
  decided_by_id text,
  decision_reason text,
  what_if jsonb, -- what was counted when it was decided
  version integer UNIQUE, -- of the policy that it became
  FOREIGN KEY (based_on) REFERENCES alarm_policy (version) ON DELETE RESTRICT,
  CONSTRAINT policy_draft_decided CHECK ((state IN ('approved', 'refused', 'discarded')) = (decided_at IS NOT NULL)),
  CONSTRAINT policy_draft_became CHECK ((state = 'approved') = (version IS NOT NULL)),
  CONSTRAINT policy_draft_two_people CHECK (state <> 'approved' OR NOT decided_by_id = ANY (editor_ids)),
  CONSTRAINT policy_draft_has_time CHECK (state NOT IN ('submitted', 'approved') OR effective_at IS NOT NULL)
);

CREATE TRIGGER keep_rows BEFORE DELETE ON policy_draft FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Matches of feed-only categories, ready to be shown; the match and its read stay where they are and as long as they do.
-- `seq` is taken under the lock of the alarm log, so its order is the order of commit. Those of SILENT entries count by
-- themselves: a gap would tell that there was one.
CREATE TABLE feed_match (
  match_id uuid NOT NULL PRIMARY KEY,
  seq bigint NOT NULL,
  restricted boolean NOT NULL,
  taken_at timestamptz(3) NOT NULL,
  captured_at timestamptz(3) NOT NULL,
  read_id uuid NOT NULL,
  vrm text COLLATE "C" NOT NULL,
  entry_id uuid NOT NULL,
  entry_vrm text COLLATE "C" NOT NULL,
  hotlist_id text NOT NULL,
  category text NOT NULL,
  reason text NOT NULL,
  make text,
  model text,
  colour text,
  camera_id text NOT NULL,
  camera_name text NOT NULL,
  road text NOT NULL,
  direction text NOT NULL,
  force_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('exact', 'tolerant', 'partial')),
  posterior double precision NOT NULL,
  policy_version integer NOT NULL
);
CREATE SEQUENCE feed_match_seq;
CREATE SEQUENCE feed_match_covert_seq;
CREATE UNIQUE INDEX feed_match_open_seq ON feed_match (seq) WHERE NOT restricted;
CREATE INDEX feed_match_taken_at_match_id_idx ON feed_match (taken_at, match_id);
CREATE INDEX feed_match_vrm_idx ON feed_match (vrm);
CREATE INDEX feed_match_entry_vrm_idx ON feed_match (entry_vrm);
CREATE INDEX feed_match_entry_id_idx ON feed_match (entry_id);

CREATE FUNCTION wake_feed_listeners() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('feed_match', ''); RETURN NULL; END $$;
CREATE TRIGGER wake AFTER INSERT ON feed_match FOR EACH STATEMENT EXECUTE FUNCTION wake_feed_listeners();
