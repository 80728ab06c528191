-- A sign appeared for which whoever has the case is not prepared: somebody who is may take it over at the desk, too.
ALTER TABLE cases ADD COLUMN owner_unprepared INTEGER NOT NULL DEFAULT 0;
UPDATE cases SET owner_unprepared = 1
WHERE state = 'Owned' AND erased = 0 AND EXISTS (SELECT 1 FROM alerts WHERE alert = 'OwnerUnprepared' AND seen_at IS NULL AND case_code = cases.code);
