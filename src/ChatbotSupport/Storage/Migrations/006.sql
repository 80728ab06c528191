-- A member of the team may talk as a person for a while, to rehearse. When an account was last heard of.
ALTER TABLE volunteer_accounts ADD COLUMN rehearses INTEGER NOT NULL DEFAULT 0;
ALTER TABLE volunteer_accounts ADD COLUMN heard_at INTEGER;

-- A case that somebody of the team works on in their private chat, and how far its lines were shown there; NULL before the summary.
CREATE TABLE team_talks (
    volunteer_id TEXT    NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    case_code    TEXT    NOT NULL,
    colour       INTEGER NOT NULL,
    shown        INTEGER,
    since        INTEGER NOT NULL,
    PRIMARY KEY (volunteer_id, case_code)
) STRICT;

-- What lies in private chats of the team about a case, in the order in which it came there: by it a reply finds its case, and it is deleted. Never a word of a person.
CREATE TABLE team_messages (
    seq          INTEGER PRIMARY KEY AUTOINCREMENT,
    volunteer_id TEXT    NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    case_code    TEXT    NOT NULL,
    kind         TEXT    NOT NULL,             -- Summary, Lines, Own, Chosen, Said, Offered, Ended
    line_id      TEXT,                         -- the line that an own text became
    receipt      TEXT,                         -- what was told of its delivery
    hash         BLOB,
    message      BLOB,                         -- chat and message, sealed with the installation's key; NULL while it is being sent
    at           INTEGER NOT NULL
) STRICT;
CREATE INDEX team_messages_by_volunteer ON team_messages (volunteer_id, case_code, seq);
CREATE UNIQUE INDEX team_messages_by_hash ON team_messages (hash) WHERE hash IS NOT NULL;
