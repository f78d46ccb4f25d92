-- Watch-keeping: who watches which area from which desk, when nobody did, and what was handed over to whom.

-- Figures of ours (lib/watch/policy.ts); the newest that is in effect counts, none means the defaults.
CREATE TABLE watch_policy (
  version integer PRIMARY KEY,
  effective_at timestamptz(3) NOT NULL,
  note text NOT NULL,
  settings jsonb NOT NULL CHECK (jsonb_typeof(settings) = 'object')
);

-- A force's territory or the part of it inside a ring.
CREATE TABLE area (
  id text PRIMARY KEY,
  force_id text NOT NULL REFERENCES force (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  name text NOT NULL,
  ring jsonb CHECK (jsonb_typeof(ring) = 'array')
);
CREATE INDEX area_force_id_idx ON area (force_id);

CREATE TABLE desk (
  id text PRIMARY KEY,
  name text NOT NULL,
  force_id text NOT NULL REFERENCES force (id) ON UPDATE NO ACTION ON DELETE RESTRICT
);

CREATE TABLE desk_area (
  desk_id text NOT NULL REFERENCES desk (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  area_id text NOT NULL REFERENCES area (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  PRIMARY KEY (desk_id, area_id)
);

-- A person logged on at a desk.
CREATE TABLE watch (
  id uuid PRIMARY KEY,
  desk_id text NOT NULL REFERENCES desk (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  person_id text NOT NULL,
  person_name text NOT NULL,
  area_ids text[] NOT NULL,
  from_at timestamptz(3) NOT NULL,
  until_at timestamptz(3),
  ended_by text CHECK (ended_by IN ('logged-off', 'handed-over', 'signed-out', 'silent')),
  CONSTRAINT watch_ended_why CHECK ((until_at IS NULL) = (ended_by IS NULL)),
  CHECK (until_at >= from_at)
);
CREATE UNIQUE INDEX watch_open_person ON watch (person_id) WHERE until_at IS NULL;
CREATE INDEX watch_from_at_idx ON watch (from_at);

-- When each person's screens were last heard of, and whether they can be heard. No row: never.
CREATE TABLE desk_presence (
  person_id text PRIMARY KEY,
  last_seen_at timestamptz(3) NOT NULL,
  sound_state text,
  sound_at timestamptz(3)
);

CREATE TABLE watch_break (
  id uuid PRIMARY KEY,
  watch_id uuid NOT NULL REFERENCES watch (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  from_at timestamptz(3) NOT NULL,
  until_at timestamptz(3),
  covered_by_id uuid REFERENCES watch (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  CHECK (until_at >= from_at),
  CHECK (covered_by_id <> watch_id)
);
CREATE UNIQUE INDEX watch_break_open ON watch_break (watch_id) WHERE until_at IS NULL;

CREATE TABLE coverage_gap (
  id uuid PRIMARY KEY,
  area_id text NOT NULL REFERENCES area (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  from_at timestamptz(3) NOT NULL,
  until_at timestamptz(3),
  why text NOT NULL CHECK (why IN ('nobody', 'silent', 'break', 'no-service')),
  noticed_at timestamptz(3) NOT NULL,
  told text[] NOT NULL,
  CHECK (until_at >= from_at)
);
CREATE UNIQUE INDEX coverage_gap_open ON coverage_gap (area_id) WHERE until_at IS NULL;
CREATE INDEX coverage_gap_from_at_idx ON coverage_gap (from_at);

CREATE TABLE flood (
  id uuid PRIMARY KEY,
  desk_id text NOT NULL REFERENCES desk (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  from_at timestamptz(3) NOT NULL,
  until_at timestamptz(3),
  rate integer NOT NULL,
  peak_rate integer NOT NULL,
  top_source text,
  CHECK (until_at >= from_at)
);
CREATE UNIQUE INDEX flood_open ON flood (desk_id) WHERE until_at IS NULL;
CREATE INDEX flood_from_at_idx ON flood (from_at);

CREATE TABLE handover (
  id uuid PRIMARY KEY,
  watch_id uuid NOT NULL REFERENCES watch (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  from_id text NOT NULL,
  from_name text NOT NULL,
  to_id text NOT NULL,
  to_name text NOT NULL,
  note text NOT NULL,
  prepared_at timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  ended_by text CHECK (ended_by IN ('accepted', 'taken-back')),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK (from_id <> to_id)
);
CREATE UNIQUE INDEX handover_open ON handover (watch_id) WHERE ended_at IS NULL;

CREATE TABLE handover_item (
  id uuid PRIMARY KEY,
  handover_id uuid NOT NULL REFERENCES handover (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  place integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('area', 'owned', 'open', 'shelved', 'overdue', 'pass', 'feed', 'note')),
  alarm_id uuid REFERENCES alarm (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  area_id text REFERENCES area (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  restricted boolean NOT NULL,
  words text NOT NULL,
  accepted_at timestamptz(3),
  came_of text,
  CHECK ((accepted_at IS NULL) = (came_of IS NULL))
);
CREATE UNIQUE INDEX handover_item_place ON handover_item (handover_id, place);

-- Alarms that went back to the queue because their owner was silent; shown to the owner on return.
CREATE TABLE taken_back (
  id uuid PRIMARY KEY,
  alarm_id uuid NOT NULL REFERENCES alarm (id) ON UPDATE NO ACTION ON DELETE RESTRICT,
  person_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  seen_at timestamptz(3)
);
CREATE INDEX taken_back_person_id_idx ON taken_back (person_id);

-- One row: when somebody last looked whether all is watched. Time in which nobody looked makes nobody silent.
CREATE TABLE watch_round (
  id integer PRIMARY KEY CHECK (id = 1),
  last_at timestamptz(3) NOT NULL,
  resumed_at timestamptz(3) NOT NULL
);

DO $$
DECLARE kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['watch', 'watch_break', 'coverage_gap', 'flood', 'handover', 'handover_item', 'taken_back'] LOOP
    EXECUTE format('CREATE TRIGGER keep_rows BEFORE DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', kept);
    EXECUTE format('CREATE TRIGGER keep_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', kept);
  END LOOP;
END $$;

-- Wake-ups for screens, which then ask.
CREATE FUNCTION wake_watch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN PERFORM pg_notify('watch', ''); RETURN NULL; END $$;
CREATE TRIGGER wake AFTER INSERT OR UPDATE ON watch FOR EACH STATEMENT EXECUTE FUNCTION wake_watch();
CREATE TRIGGER wake AFTER INSERT OR UPDATE ON watch_break FOR EACH STATEMENT EXECUTE FUNCTION wake_watch();
CREATE TRIGGER wake AFTER INSERT OR UPDATE ON coverage_gap FOR EACH STATEMENT EXECUTE FUNCTION wake_watch();
CREATE TRIGGER wake AFTER INSERT OR UPDATE ON flood FOR EACH STATEMENT EXECUTE FUNCTION wake_watch();
CREATE TRIGGER wake AFTER INSERT OR UPDATE ON handover FOR EACH STATEMENT EXECUTE FUNCTION wake_watch();
CREATE TRIGGER wake AFTER INSERT OR UPDATE ON handover_item FOR EACH STATEMENT EXECUTE FUNCTION wake_watch();
CREATE TRIGGER wake AFTER INSERT OR UPDATE ON taken_back FOR EACH STATEMENT EXECUTE FUNCTION wake_watch();
CREATE TRIGGER wake AFTER UPDATE OF sound_state ON desk_presence FOR EACH STATEMENT EXECUTE FUNCTION wake_watch();
