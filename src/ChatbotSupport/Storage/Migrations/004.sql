-- A new member sees cards and takes nothing until coordinators approve; whoever is on the roster already stays approved.
ALTER TABLE volunteers ADD COLUMN approved_at INTEGER;
UPDATE volunteers SET approved_at = created_at;

CREATE TABLE approvals (
    volunteer_id TEXT    NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    by_id        TEXT    NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    at           INTEGER NOT NULL,
    PRIMARY KEY (volunteer_id, by_id)
) STRICT;

-- Whom an entry of the audit is about, when it is somebody of the team.
ALTER TABLE events ADD COLUMN about_id TEXT;

-- Where a volunteer is on a messenger. Sealed with a key of the installation and recognised by a fingerprint: nobody reads it in the database.
CREATE TABLE volunteer_accounts (
    id           TEXT    NOT NULL PRIMARY KEY,
    channel      TEXT    NOT NULL,
    fingerprint  BLOB    NOT NULL,
    volunteer_id TEXT    NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    address      BLOB    NOT NULL,
    bound_at     INTEGER NOT NULL,
    UNIQUE (channel, fingerprint),
    UNIQUE (channel, volunteer_id)
) STRICT;

CREATE TABLE account_tokens (
    token_hash   BLOB    NOT NULL PRIMARY KEY,
    channel      TEXT    NOT NULL,
    volunteer_id TEXT    NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    expires_at   INTEGER NOT NULL,
    used_at      INTEGER,
    UNIQUE (channel, volunteer_id)
) STRICT;

-- A second one who follows along, and that the owner would like one.
ALTER TABLE cases ADD COLUMN second_id TEXT;
ALTER TABLE cases ADD COLUMN second_alias TEXT;
ALTER TABLE cases ADD COLUMN second_wanted INTEGER NOT NULL DEFAULT 0;
