-- Times are unix milliseconds UTC, enums are stored by name, lists as names with spaces between them.
-- Every BLOB called address, payload, content, text or sealed is sealed with the key of the person it is about.

CREATE TABLE conversations (
    id             TEXT    NOT NULL PRIMARY KEY,
    channel        TEXT    NOT NULL,
    state          TEXT    NOT NULL,
    flow           TEXT,
    step           TEXT,
    level          TEXT    NOT NULL,
    flags          TEXT    NOT NULL,
    route          TEXT    NOT NULL,
    version        INTEGER NOT NULL,
    created_at     INTEGER NOT NULL,
    updated_at     INTEGER NOT NULL,
    last_person_at INTEGER,
    reach          TEXT    NOT NULL,
    "left"         INTEGER NOT NULL DEFAULT 0,
    stopped        INTEGER NOT NULL DEFAULT 0, -- the channel says that the person blocked us
    noticed        INTEGER NOT NULL DEFAULT 0, -- a neutral notice was sent since their last message
    ending         TEXT,                       -- Leave or Erase: what follows once the dull line has an outcome
    sealed         BLOB                        -- NULL before the first turn and after an erasure
) STRICT;

CREATE TABLE addresses (
    id              TEXT    NOT NULL PRIMARY KEY,
    channel         TEXT    NOT NULL,
    fingerprint     BLOB    NOT NULL,
    conversation_id TEXT    NOT NULL UNIQUE REFERENCES conversations (id) ON DELETE CASCADE,
    address         BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    UNIQUE (channel, fingerprint)
) STRICT;

CREATE TABLE cases (
    code              TEXT    NOT NULL PRIMARY KEY,
    conversation_id   TEXT    REFERENCES conversations (id) ON DELETE SET NULL,
    channel           TEXT    NOT NULL,
    state             TEXT    NOT NULL,
    level             TEXT    NOT NULL,
    flags             TEXT    NOT NULL,
    reasons           TEXT    NOT NULL,
    owner_id          TEXT,
    owner_alias       TEXT,
    opened_at         INTEGER NOT NULL,
    waiting_since     INTEGER NOT NULL,
    lease_until       INTEGER,
    reply_due_at      INTEGER,
    last_volunteer_at INTEGER,
    consent           TEXT    NOT NULL,
    person_left       INTEGER NOT NULL,
    erased            INTEGER NOT NULL,
    excluded          TEXT    NOT NULL,
    outcome           TEXT,
    closed_at         INTEGER,
    version           INTEGER NOT NULL
) STRICT;
CREATE INDEX cases_by_conversation ON cases (conversation_id);
CREATE INDEX cases_by_owner ON cases (owner_id) WHERE state = 'Owned';
CREATE INDEX cases_open ON cases (level, waiting_since) WHERE state <> 'Closed';

CREATE TABLE lines (
    id              TEXT    NOT NULL PRIMARY KEY,
    conversation_id TEXT    NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    case_code       TEXT,
    number          INTEGER NOT NULL,
    author          TEXT    NOT NULL,
    alias           TEXT,
    live            INTEGER NOT NULL,
    at              INTEGER NOT NULL,
    text            BLOB    NOT NULL,
    UNIQUE (conversation_id, number)
) STRICT;
CREATE INDEX lines_by_case ON lines (case_code);

CREATE TABLE inbox (
    number          INTEGER PRIMARY KEY AUTOINCREMENT,
    id              TEXT    NOT NULL UNIQUE,
    subject         TEXT    NOT NULL,          -- a conversation, or volunteer:<id>
    conversation_id TEXT,                      -- whose key seals the payload
    channel         TEXT    NOT NULL,
    external_hash   BLOB,
    kind            TEXT    NOT NULL,
    code            TEXT,                      -- media kind, timer kind, or a volunteer's action without its text
    payload         BLOB,
    sent_at         INTEGER NOT NULL,
    received_at     INTEGER NOT NULL,
    state           TEXT    NOT NULL,          -- Waiting, Handled, Parked
    attempts        INTEGER NOT NULL DEFAULT 0,
    handled_at      INTEGER,
    outcome         TEXT,                      -- of a volunteer's action
    UNIQUE (channel, external_hash)
) STRICT;
CREATE INDEX inbox_waiting ON inbox (subject, number) WHERE state = 'Waiting';
CREATE INDEX inbox_recent ON inbox (subject, received_at);
CREATE INDEX inbox_by_conversation ON inbox (conversation_id);

CREATE TABLE outbox (
    seq             INTEGER PRIMARY KEY AUTOINCREMENT,
    id              TEXT    NOT NULL UNIQUE,
    conversation_id TEXT    NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    channel         TEXT    NOT NULL,
    line_id         TEXT,
    kind            TEXT    NOT NULL,
    notice          INTEGER NOT NULL DEFAULT 0,
    content         BLOB,
    state           TEXT    NOT NULL,          -- Queued, Held, Sent, Delivered, Parked, Uncertain, Cancelled
    attempts        INTEGER NOT NULL DEFAULT 0,
    doubts          INTEGER NOT NULL DEFAULT 0, -- broken calls after which it may have arrived
    created_at      INTEGER NOT NULL,
    due_at          INTEGER NOT NULL,
    number          INTEGER,                   -- place in the web mailbox
    sent_at         INTEGER,
    external_hash   BLOB,
    external_id     BLOB,
    UNIQUE (conversation_id, number)
) STRICT;
CREATE INDEX outbox_open ON outbox (conversation_id, seq) WHERE state IN ('Queued', 'Held');
CREATE INDEX outbox_by_line ON outbox (line_id);

CREATE TABLE timers (
    conversation_id TEXT    NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    kind            TEXT    NOT NULL,
    started_at      INTEGER NOT NULL,
    due_at          INTEGER NOT NULL,
    PRIMARY KEY (conversation_id, kind)
) STRICT;
CREATE INDEX timers_due ON timers (due_at);

CREATE TABLE events (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    at              INTEGER NOT NULL,
    code            TEXT    NOT NULL,
    conversation_id TEXT    REFERENCES conversations (id) ON DELETE SET NULL,
    case_code       TEXT,
    volunteer_id    TEXT
) STRICT;
CREATE INDEX events_at ON events (at);
CREATE INDEX events_by_conversation ON events (conversation_id);

CREATE TABLE alerts (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    alert     TEXT    NOT NULL,
    case_code TEXT,
    level     TEXT    NOT NULL,
    at        INTEGER NOT NULL,
    seen_at   INTEGER
) STRICT;
CREATE INDEX alerts_unseen ON alerts (at) WHERE seen_at IS NULL;

CREATE TABLE volunteers (
    id             TEXT    NOT NULL PRIMARY KEY,
    alias          TEXT    NOT NULL,
    coordinator    INTEGER NOT NULL,
    trained        TEXT    NOT NULL,
    opted_out      TEXT    NOT NULL,
    capacity       INTEGER NOT NULL,
    on_shift_until INTEGER,
    created_at     INTEGER NOT NULL,
    removed_at     INTEGER
) STRICT;
CREATE UNIQUE INDEX volunteers_alias ON volunteers (alias) WHERE removed_at IS NULL;

CREATE TABLE sign_in_links (
    token_hash   BLOB    NOT NULL PRIMARY KEY,
    volunteer_id TEXT    NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    expires_at   INTEGER NOT NULL,
    used_at      INTEGER
) STRICT;

CREATE TABLE desk_sessions (
    token_hash   BLOB    NOT NULL PRIMARY KEY,
    volunteer_id TEXT    NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;

CREATE TABLE playbooks (
    hash         TEXT    NOT NULL PRIMARY KEY,
    files        BLOB    NOT NULL,
    first_run_at INTEGER NOT NULL
) STRICT;

CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
