-- What is over binds nothing: an alarm whose followers are all closed may stand under another.
CREATE OR REPLACE FUNCTION keep_alarm_lead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM alarm l WHERE l.id = NEW.lead_id AND l.lead_id IS NULL AND l.restricted = NEW.restricted AND l.state <> 'closed')
     OR EXISTS (SELECT FROM alarm f WHERE f.lead_id = NEW.id AND f.state <> 'closed') THEN
    RAISE EXCEPTION 'alarm % cannot stand under alarm %', NEW.id, NEW.lead_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- Of an alarm's entries those that left their lists, as far as it has been said: its words follow from the others.
ALTER TABLE alarm ADD COLUMN gone_entry_ids uuid[] NOT NULL DEFAULT '{}';
-- Filling the new column is not a change of the alarm, so it takes no version. What only some entries lost is said by the next look.
ALTER TABLE alarm DISABLE TRIGGER keep_origin;
UPDATE alarm SET gone_entry_ids = entry_ids WHERE withdrawn_at IS NOT NULL;
ALTER TABLE alarm ENABLE TRIGGER keep_origin;
ALTER TABLE alarm ADD CONSTRAINT alarm_gone_were_its_own CHECK (gone_entry_ids <@ entry_ids);
