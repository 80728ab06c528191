-- A sign appeared for which whoever has the case is not prepared: somebody who is may take it over at the desk, too.
ALTER TABLE cases ADD COLUMN owner_unprepared INTEGER NOT NULL DEFAULT 0;
