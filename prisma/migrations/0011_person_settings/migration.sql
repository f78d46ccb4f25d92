-- How a person likes to work, kept on the server so that every desk they sit at knows it (lib/people/settings.ts).

CREATE TABLE person_setting (
  person_id text PRIMARY KEY REFERENCES person (id) ON UPDATE NO ACTION ON DELETE CASCADE,
  settings jsonb NOT NULL CHECK (jsonb_typeof(settings) = 'object'),
  updated_at timestamptz(3) NOT NULL
);
