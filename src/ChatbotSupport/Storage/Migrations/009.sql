-- Why a line could not be delivered, as a code; how often somebody had it, or a turn that was put aside, tried again by hand.
ALTER TABLE outbox ADD COLUMN trouble TEXT;
ALTER TABLE outbox ADD COLUMN retries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inbox ADD COLUMN retries INTEGER NOT NULL DEFAULT 0;
CREATE INDEX outbox_stuck ON outbox (seq) WHERE state IN ('Parked', 'Uncertain');
CREATE INDEX outbox_retried ON outbox (conversation_id) WHERE state = 'Queued' AND retries > 0;
CREATE INDEX inbox_stuck ON inbox (number) WHERE state = 'Parked';

-- After a case of L4 closed, its volunteer and the second one are offered to talk about it, once for each case.
CREATE TABLE debriefs (
    id           INTEGER PRIMARY KEY,
    case_code    TEXT    NOT NULL,
    volunteer_id TEXT    NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    offered_at   INTEGER NOT NULL,
    told_at      INTEGER,                      -- told on a messenger
    wish         TEXT,                         -- Now, Later, NotNeeded
    wished_at    INTEGER,
    settled_at   INTEGER,                      -- a coordinator talked with them
    UNIQUE (case_code, volunteer_id)
) STRICT;

-- «أحتاج مساعدة لنفسي»: a volunteer and the one coordinator they chose. Nobody else reads it. Sealed with a key of the installation.
CREATE TABLE own_talks (
    id             TEXT    NOT NULL PRIMARY KEY,
    volunteer_id   TEXT    NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    coordinator_id TEXT    NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    opened_at      INTEGER NOT NULL,
    last_at        INTEGER NOT NULL,
    closed_at      INTEGER
) STRICT;
CREATE INDEX own_talks_by_volunteer ON own_talks (volunteer_id);
CREATE INDEX own_talks_by_coordinator ON own_talks (coordinator_id);
CREATE TABLE own_lines (
    id      TEXT    NOT NULL PRIMARY KEY,
    talk_id TEXT    NOT NULL REFERENCES own_talks (id) ON DELETE CASCADE,
    by_id   TEXT    NOT NULL,
    at      INTEGER NOT NULL,
    text    BLOB    NOT NULL,
    seen_at INTEGER,
    told_at INTEGER                            -- the other one was told on a messenger that there is something
) STRICT;
CREATE INDEX own_lines_by_talk ON own_lines (talk_id, at);

-- With whom a person would like to talk (Woman, Man, or NULL), and what coordinators marked about a volunteer.
ALTER TABLE cases ADD COLUMN wish TEXT;
ALTER TABLE volunteers ADD COLUMN mark TEXT;
