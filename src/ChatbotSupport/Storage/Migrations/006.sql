-- A member of the team may talk as a person for a while, to rehearse. When an account was last heard of.
ALTER TABLE volunteer_accounts ADD COLUMN rehearses INTEGER NOT NULL DEFAULT 0;
ALTER TABLE volunteer_accounts ADD COLUMN heard_at INTEGER;
