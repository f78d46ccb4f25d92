-- Lists as people make, change and archive them.
ALTER TABLE hotlist
  ADD COLUMN version integer NOT NULL DEFAULT 1, -- of what people say of it: name, owner, interval; not of its entries
  ADD COLUMN token_made_at timestamptz(3),
  ADD COLUMN archived_at timestamptz(3),
  ADD CONSTRAINT hotlist_archived_unfed CHECK (archived_at IS NULL OR token_hash IS NULL);
