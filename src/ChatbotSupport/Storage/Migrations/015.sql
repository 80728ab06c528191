-- The stories that guarded a playbook when it went live, so that the whole folder can be had again. NULL where they were not kept yet.
ALTER TABLE playbooks ADD COLUMN stories BLOB;

-- Content that coordinators work on at the desk before it goes live; files is NULL where the work ended. Every state stays for a while, so that nothing is lost to somebody else's upload.
CREATE TABLE content_drafts (
    revision     INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    how          TEXT    NOT NULL,
    files        BLOB,
    volunteer_id TEXT    NOT NULL,
    author       TEXT    NOT NULL,
    at           INTEGER NOT NULL
) STRICT;

-- What touches safety waits here for a second name; one thing at a time.
CREATE TABLE content_proposals (
    id           INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    how          TEXT    NOT NULL,                  -- Published or RolledBack
    hash         TEXT    NOT NULL,
    running      TEXT    NOT NULL,                  -- what ran when it was proposed: against another one the two names mean something else
    revision     INTEGER NOT NULL,
    volunteer_id TEXT    NOT NULL,
    author       TEXT    NOT NULL,
    at           INTEGER NOT NULL
) STRICT;
