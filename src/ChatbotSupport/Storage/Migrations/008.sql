-- The language a person writes in, so that somebody who speaks it takes the case.
ALTER TABLE cases ADD COLUMN language TEXT NOT NULL DEFAULT 'Arabic';

-- The volunteers' group on Telegram: one at most, and only for the bot it was paired with, because every bot numbers messages by itself.
CREATE TABLE team_group (
    id        INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    bot       INTEGER NOT NULL,
    chat      INTEGER NOT NULL,
    thread    INTEGER,                         -- the topic of a forum; NULL for a group without topics, or its general one
    paired_at INTEGER NOT NULL,
    pin       INTEGER,                         -- the message that shows when the service was last alive
    pin_at    INTEGER,
    pinned    INTEGER NOT NULL DEFAULT 0,
    digest    INTEGER,                         -- the message that stands for cards there is no time for
    digest_at INTEGER,
    face      TEXT                             -- what the digest shows, as a fingerprint
) STRICT;

-- The one code that pairs a group, until it is used or late. Only its hash.
CREATE TABLE pairing_code (
    id         INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    hash       BLOB    NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;

-- Groups that are the team's no more: told so in one line, and left.
CREATE TABLE left_groups (
    bot  INTEGER NOT NULL,
    chat INTEGER NOT NULL,
    PRIMARY KEY (bot, chat)
) STRICT;

-- The card of each case in the group: which message, what it shows, and how loud it has become.
CREATE TABLE group_cards (
    case_code TEXT    NOT NULL PRIMARY KEY,
    message   INTEGER NOT NULL,
    face      TEXT    NOT NULL,                -- a fingerprint of what is shown
    stage     INTEGER NOT NULL,
    posted_at INTEGER NOT NULL
) STRICT;

-- What is unsafe about the group's settings, or missing among the bot's rights, for as long as it is so.
CREATE TABLE group_warnings (
    code  TEXT    NOT NULL PRIMARY KEY,
    since INTEGER NOT NULL
) STRICT;

-- What a coordinator was told in private: one message for each case, and one for each alert or warning that belongs to no case.
CREATE TABLE team_calls (
    volunteer_id TEXT    NOT NULL REFERENCES volunteers (id) ON DELETE CASCADE,
    about        TEXT    NOT NULL,             -- a case's code, or the name of an alert or warning
    newest       INTEGER NOT NULL,             -- the newest alert it tells of
    face         TEXT    NOT NULL,
    message      BLOB,                         -- chat and message, sealed with the installation's key; NULL when it may never have arrived
    at           INTEGER NOT NULL,
    PRIMARY KEY (volunteer_id, about)
) STRICT;

-- A coordinator who wants to be mentioned by account in the group when a case is late.
ALTER TABLE volunteer_accounts ADD COLUMN mentioned INTEGER NOT NULL DEFAULT 0;

-- What somebody of the team confirmed before the opening: an item of the list, who, when, and for which value, so that a changed one is asked for anew.
CREATE TABLE go_live_records (
    item  TEXT    NOT NULL PRIMARY KEY,
    value TEXT    NOT NULL,
    alias TEXT    NOT NULL,
    at    INTEGER NOT NULL
) STRICT;

-- Who said «أنا هنا» for a case.
CREATE INDEX events_by_case ON events (case_code, code) WHERE case_code IS NOT NULL;
