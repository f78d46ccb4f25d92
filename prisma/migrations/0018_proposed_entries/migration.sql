-- A change of an entry that waits for another person's word: the entry stays as it is until then.
ALTER TABLE hotlist_authorisation ADD COLUMN proposed jsonb CHECK (jsonb_typeof(proposed) = 'object');
