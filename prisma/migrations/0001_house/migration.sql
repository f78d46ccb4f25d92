-- The tables of schema.prisma. Reads and their images are partitioned by capture time and carry no foreign
-- keys, so that the same SQL can be distributed by mark when one machine is not enough.

CREATE TABLE force (
  id text NOT NULL PRIMARY KEY,
  name text NOT NULL,
  area jsonb NOT NULL
);

CREATE TABLE alarm_policy (
  version integer NOT NULL PRIMARY KEY,
  effective_at timestamptz(3) NOT NULL,
  note text NOT NULL,
  settings jsonb NOT NULL
);

CREATE TABLE person (
  id text NOT NULL PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  role text NOT NULL,
  force_id text,
  cleared boolean NOT NULL DEFAULT false,
  disabled boolean NOT NULL DEFAULT false,
  failed_sign_ins integer NOT NULL DEFAULT 0,
  locked_until timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  FOREIGN KEY (force_id) REFERENCES force (id) ON DELETE RESTRICT
);

CREATE TABLE person_session (
  id text NOT NULL PRIMARY KEY,
  token text NOT NULL UNIQUE,
  user_id text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  FOREIGN KEY (user_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE person_credential (
  id text NOT NULL PRIMARY KEY,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  password text,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  UNIQUE (provider_id, account_id),
  FOREIGN KEY (user_id) REFERENCES person (id) ON DELETE CASCADE
);

CREATE TABLE person_verification (
  id text NOT NULL PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL
);

CREATE TABLE api_token (
  id text NOT NULL PRIMARY KEY,
  name text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  disabled boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL,
  last_used_at timestamptz(3)
);

CREATE TABLE audit_entry (
  seq bigint NOT NULL PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  actor_id text,
  actor_role text,
  force_id text,
  action text NOT NULL,
  object_type text NOT NULL,
  object_id text,
  reason text,
  detail jsonb NOT NULL,
  prev_hash bytea NOT NULL,
  hash bytea NOT NULL UNIQUE
);

CREATE TABLE camera (
  id text NOT NULL PRIMARY KEY,
  force_id text NOT NULL,
  name text NOT NULL,
  road text NOT NULL,
  direction text NOT NULL,
  bearing double precision NOT NULL,
  lat double precision NOT NULL,
  lon double precision NOT NULL,
  lanes integer NOT NULL DEFAULT 1,
  kind text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz(3) NOT NULL,
  FOREIGN KEY (force_id) REFERENCES force (id) ON DELETE RESTRICT
);

CREATE TABLE ingest_source (
  id text NOT NULL PRIMARY KEY,
  name text NOT NULL,
  token_hash bytea NOT NULL UNIQUE,
  enabled boolean NOT NULL DEFAULT true,
  created_at timestamptz(3) NOT NULL
);

CREATE TABLE ingest_refusal (
  source_id text NOT NULL,
  code text NOT NULL,
  count bigint NOT NULL,
  first_at timestamptz(3) NOT NULL,
  last_at timestamptz(3) NOT NULL,
  sample jsonb NOT NULL,
  PRIMARY KEY (source_id, code)
);

CREATE TABLE read (
  id uuid NOT NULL,
  captured_at timestamptz(3) NOT NULL,
  received_at timestamptz(3) NOT NULL,
  vrm text COLLATE "C" NOT NULL,
  vrm_raw text NOT NULL,
  camera_id text NOT NULL,
  source_id text NOT NULL,
  confidence real,
  motion text,
  lat double precision,
  lon double precision,
  lane smallint,
  make text,
  model text,
  colour text,
  source_ref text,
  detail jsonb,
  payload_hash bytea NOT NULL,
  PRIMARY KEY (id, captured_at)
) PARTITION BY RANGE (captured_at);

CREATE TABLE read_image (
  read_id uuid NOT NULL,
  captured_at timestamptz(3) NOT NULL,
  kind text NOT NULL,
  media_type text NOT NULL,
  sha256 bytea NOT NULL,
  bytes bytea NOT NULL,
  received_at timestamptz(3) NOT NULL,
  PRIMARY KEY (read_id, captured_at, kind)
) PARTITION BY RANGE (captured_at);

CREATE TABLE hotlist (
  id text NOT NULL PRIMARY KEY,
  name text NOT NULL,
  source text NOT NULL,
  force_id text NOT NULL,
  owner text NOT NULL,
  contact text NOT NULL,
  expected_refresh_hours integer NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  refreshed_at timestamptz(3) NOT NULL,
  FOREIGN KEY (force_id) REFERENCES force (id) ON DELETE RESTRICT
);

CREATE TABLE hotlist_entry (
  id uuid NOT NULL PRIMARY KEY,
  hotlist_id text NOT NULL,
  vrm text COLLATE "C" NOT NULL,
  make text,
  model text,
  colour text,
  action text NOT NULL,
  warning_signals text[] NOT NULL,
  reason text NOT NULL,
  category text NOT NULL,
  grade text NOT NULL,
  nim_code text,
  information text,
  force_id text NOT NULL,
  contact text,
  weed_at timestamptz(3),
  pnc_id text,
  marking text,
  cad_reference text,
  operational_instructions text,
  source_reference text,
  status text NOT NULL DEFAULT 'live',
  withdrawn_at timestamptz(3),
  withdrawn_reason text,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  FOREIGN KEY (hotlist_id) REFERENCES hotlist (id) ON DELETE RESTRICT,
  FOREIGN KEY (force_id) REFERENCES force (id) ON DELETE RESTRICT
);

CREATE TABLE match (
  id uuid NOT NULL PRIMARY KEY,
  read_id uuid NOT NULL,
  captured_at timestamptz(3) NOT NULL,
  entry_id uuid NOT NULL,
  kind text NOT NULL,
  posterior double precision NOT NULL,
  explanation jsonb NOT NULL,
  matched_at timestamptz(3) NOT NULL,
  UNIQUE (read_id, entry_id)
);

CREATE TABLE match_outbox (
  match_id uuid NOT NULL PRIMARY KEY,
  payload jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL,
  delivered_at timestamptz(3),
  refused_code text
);

CREATE TABLE alarm_policy_category (
  policy_version integer NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  cause text NOT NULL,
  consequence text NOT NULL,
  band_high text NOT NULL,
  band_medium text NOT NULL,
  band_low text NOT NULL,
  harm_weight integer NOT NULL,
  what_is_this text NOT NULL,
  what_to_do text NOT NULL,
  who_to_call text NOT NULL,
  escalation text NOT NULL,
  feed_only boolean NOT NULL,
  PRIMARY KEY (policy_version, code),
  FOREIGN KEY (policy_version) REFERENCES alarm_policy (version) ON DELETE RESTRICT
);

CREATE TABLE alarm_policy_band (
  policy_version integer NOT NULL,
  band text NOT NULL,
  acknowledge_sec integer NOT NULL,
  decide_sec integer NOT NULL,
  deploy_sec integer NOT NULL,
  PRIMARY KEY (policy_version, band),
  FOREIGN KEY (policy_version) REFERENCES alarm_policy (version) ON DELETE RESTRICT
);

CREATE TABLE alarm (
  id uuid NOT NULL PRIMARY KEY,
  version integer NOT NULL,
  revision integer NOT NULL,
  last_seq bigint NOT NULL,
  vrm text COLLATE "C" NOT NULL,
  band text NOT NULL,
  initial_band text NOT NULL,
  score integer NOT NULL,
  contributions jsonb NOT NULL,
  state text NOT NULL,
  category text NOT NULL,
  category_name text NOT NULL,
  reason text NOT NULL,
  action text NOT NULL,
  warning_signals text[] NOT NULL,
  make text,
  model text,
  colour text,
  force_id text NOT NULL,
  entry_force_id text NOT NULL,
  force_ids text[] NOT NULL,
  entry_ids uuid[] NOT NULL,
  match_kind text NOT NULL,
  posterior double precision NOT NULL,
  possible boolean NOT NULL,
  restricted boolean NOT NULL,
  delayed boolean NOT NULL,
  policy_version integer NOT NULL,
  sighting_count integer NOT NULL,
  last_sighting jsonb NOT NULL,
  first_captured_at timestamptz(3) NOT NULL,
  last_captured_at timestamptz(3) NOT NULL,
  received_at timestamptz(3) NOT NULL,
  matched_at timestamptz(3) NOT NULL,
  raised_at timestamptz(3) NOT NULL,
  reraised_at timestamptz(3),
  reraised_reason text,
  presented_at timestamptz(3),
  acknowledged_at timestamptz(3),
  owner_id text,
  owner_name text,
  verified_at timestamptz(3),
  verdict text,
  decided_at timestamptz(3),
  decision text,
  decided_by_id text,
  non_deployment_reason text,
  non_deployment_note text,
  deployed_at timestamptz(3),
  in_area_at timestamptz(3),
  stopped_at timestamptz(3),
  deployments jsonb NOT NULL,
  withdrawn_at timestamptz(3),
  outcomes text[] NOT NULL,
  outcome_note text,
  closed_at timestamptz(3),
  FOREIGN KEY (force_id) REFERENCES force (id) ON DELETE RESTRICT
);

CREATE TABLE alarm_match (
  match_id uuid NOT NULL PRIMARY KEY,
  alarm_id uuid NOT NULL,
  read_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  kind text NOT NULL,
  posterior double precision NOT NULL,
  explanation jsonb NOT NULL,
  matched_at timestamptz(3) NOT NULL,
  joined_at timestamptz(3) NOT NULL,
  FOREIGN KEY (alarm_id) REFERENCES alarm (id) ON DELETE RESTRICT
);

CREATE TABLE alarm_sighting (
  alarm_id uuid NOT NULL,
  read_id uuid NOT NULL,
  vrm text COLLATE "C" NOT NULL,
  camera_id text NOT NULL,
  force_id text NOT NULL,
  captured_at timestamptz(3) NOT NULL,
  received_at timestamptz(3) NOT NULL,
  place jsonb NOT NULL,
  make text,
  model text,
  colour text,
  confidence real,
  motion text,
  PRIMARY KEY (alarm_id, read_id),
  FOREIGN KEY (alarm_id) REFERENCES alarm (id) ON DELETE RESTRICT
);

CREATE TABLE alarm_event (
  seq bigint NOT NULL PRIMARY KEY,
  alarm_id uuid NOT NULL,
  alarm_version integer NOT NULL,
  kind text NOT NULL,
  at timestamptz(3) NOT NULL,
  actor_id text,
  actor_name text,
  restricted boolean NOT NULL,
  data jsonb NOT NULL,
  patch jsonb NOT NULL,
  UNIQUE (alarm_id, alarm_version),
  FOREIGN KEY (alarm_id) REFERENCES alarm (id) ON DELETE RESTRICT
);

CREATE TABLE alarm_verification (
  id uuid NOT NULL PRIMARY KEY,
  alarm_id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  by_id text NOT NULL,
  checks jsonb NOT NULL,
  verdict text NOT NULL,
  entry_live boolean NOT NULL,
  note text,
  FOREIGN KEY (alarm_id) REFERENCES alarm (id) ON DELETE RESTRICT
);

CREATE TABLE unit (
  id text NOT NULL PRIMARY KEY,
  call_sign text NOT NULL UNIQUE,
  force_id text NOT NULL,
  kind text NOT NULL,
  crew integer NOT NULL,
  on_duty boolean NOT NULL DEFAULT true,
  lat double precision,
  lon double precision,
  heading double precision,
  speed_mph double precision,
  position_at timestamptz(3),
  FOREIGN KEY (force_id) REFERENCES force (id) ON DELETE RESTRICT
);

CREATE TABLE deployment (
  id uuid NOT NULL PRIMARY KEY,
  alarm_id uuid NOT NULL,
  unit_id text NOT NULL,
  state text NOT NULL,
  assigned_at timestamptz(3) NOT NULL,
  by_id text NOT NULL,
  ended_at timestamptz(3),
  FOREIGN KEY (alarm_id) REFERENCES alarm (id) ON DELETE RESTRICT,
  FOREIGN KEY (unit_id) REFERENCES unit (id) ON DELETE RESTRICT
);

CREATE INDEX person_session_user_id_idx ON person_session (user_id);
CREATE INDEX person_credential_user_id_idx ON person_credential (user_id);
CREATE INDEX person_verification_identifier_idx ON person_verification (identifier);
CREATE INDEX audit_entry_object_type_object_id_idx ON audit_entry (object_type, object_id);
CREATE INDEX audit_entry_actor_id_at_idx ON audit_entry (actor_id, at);
CREATE INDEX camera_force_id_idx ON camera (force_id);
CREATE INDEX hotlist_entry_hotlist_id_status_idx ON hotlist_entry (hotlist_id, status);
CREATE INDEX hotlist_entry_vrm_idx ON hotlist_entry (vrm);
CREATE INDEX alarm_last_seq_idx ON alarm (last_seq);
CREATE INDEX alarm_raised_at_idx ON alarm (raised_at);
CREATE INDEX alarm_match_alarm_id_idx ON alarm_match (alarm_id);
CREATE INDEX alarm_verification_alarm_id_idx ON alarm_verification (alarm_id);
CREATE INDEX deployment_alarm_id_idx ON deployment (alarm_id);
