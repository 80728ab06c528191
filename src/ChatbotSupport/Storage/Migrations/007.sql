-- A case that somebody of the team works on in their private chat, and how far its lines were shown there; NULL before the summary.
CREATE TABLE team_talks (
    volunteer_id TEXT    NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    case_code    TEXT    NOT NULL,
    colour       INTEGER NOT NULL,
    shown        INTEGER,
    level        TEXT,                         -- as the chat shows it
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
    action       BLOB,                         -- by this its row of the inbox is found, until what became of it is known
    hash         BLOB,
    message      BLOB,                         -- chat and message, sealed with the installation's key; NULL while it is being sent
    at           INTEGER NOT NULL
) STRICT;
CREATE INDEX team_messages_by_volunteer ON team_messages (volunteer_id, case_code, seq);
CREATE UNIQUE INDEX team_messages_by_hash ON team_messages (hash) WHERE hash IS NOT NULL;

-- The end of the shift for which a member was told that it comes: a shift that was prolonged is told of again.
ALTER TABLE volunteers ADD COLUMN end_told INTEGER;

-- The line that this one takes from the screen.
ALTER TABLE outbox ADD COLUMN withdraws TEXT;
