-- What was written of covert alarms and entries before the word `restricted` was known: for cleared auditors only. The
-- word itself is part of an entry's hash and is left as it was; what such an entry loses is its number among those that
-- everybody who audits may see. The rest is numbered anew, so that no gap tells how many there were.
ALTER TABLE audit_entry DROP CONSTRAINT IF EXISTS audit_entry_open_is_counted;
ALTER TABLE audit_entry DROP CONSTRAINT IF EXISTS audit_entry_restricted_is_not_counted;
ALTER TABLE audit_entry ADD CONSTRAINT audit_entry_restricted_is_not_counted CHECK (NOT restricted OR open_seq IS NULL);

CREATE TEMPORARY TABLE covert_audit AS
WITH covert_object AS (
  SELECT id::text AS id FROM alarm WHERE restricted
  UNION SELECT id::text FROM hotlist_entry WHERE action = 'SILENT'
  UNION SELECT id FROM hotlist WHERE covert
  UNION SELECT m.id::text FROM misread m JOIN alarm a ON a.id = m.alarm_id WHERE a.restricted
), covert_mark AS (
  SELECT vrm FROM hotlist_entry WHERE action = 'SILENT'
)
SELECT e.seq FROM audit_entry e
WHERE NOT e.restricted AND (
  e.object_id IN (SELECT id FROM covert_object)
  OR e.detail ->> 'alarmId' IN (SELECT id FROM covert_object)
  OR e.detail ->> 'entryId' IN (SELECT id FROM covert_object)
  -- A search by somebody who could find it; that of another found nothing, and is theirs to be asked about.
  OR e.action IN ('desk.searched', 'hotlist.searched')
    AND upper(regexp_replace(coalesce(e.detail ->> 'mark', e.detail ->> 'text', ''), '[^A-Za-z0-9]', '', 'g'))
      IN (SELECT vrm FROM covert_mark)
    AND EXISTS (SELECT FROM person p WHERE p.id = e.actor_id AND p.cleared)
);

ALTER TABLE audit_entry DISABLE TRIGGER keep_rows;
DROP INDEX audit_entry_open_seq_key;
UPDATE audit_entry SET open_seq = NULL WHERE seq IN (SELECT seq FROM covert_audit);
UPDATE audit_entry e SET open_seq = n.open_seq
FROM (SELECT seq, row_number() OVER (ORDER BY seq) AS open_seq FROM audit_entry WHERE open_seq IS NOT NULL) n
WHERE n.seq = e.seq AND EXISTS (SELECT FROM covert_audit);
CREATE UNIQUE INDEX audit_entry_open_seq_key ON audit_entry (open_seq);
ALTER TABLE audit_entry ENABLE TRIGGER keep_rows;
SELECT setval('audit_entry_open_seq', greatest(1, (SELECT coalesce(max(open_seq), 0) FROM audit_entry)),
  EXISTS (SELECT FROM audit_entry WHERE open_seq IS NOT NULL))
WHERE EXISTS (SELECT FROM covert_audit);
DROP TABLE covert_audit;

-- Their owner's reviews are counted above every page.
CREATE INDEX IF NOT EXISTS hotlist_entry_owner ON hotlist_entry (owner_id) WHERE status = 'live' AND owner_id IS NOT NULL;
