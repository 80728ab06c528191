-- On WhatsApp a person may be known by a number, by an id that only this service knows, or by both: several addresses lead to one conversation. The lowest rank is written to.
CREATE TABLE addresses_of_people (
    id              TEXT    NOT NULL PRIMARY KEY,
    channel         TEXT    NOT NULL,
    fingerprint     BLOB    NOT NULL,
    conversation_id TEXT    NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    address         BLOB    NOT NULL,
    created_at      INTEGER NOT NULL,
    rank            INTEGER NOT NULL DEFAULT 0,
    UNIQUE (channel, fingerprint)
) STRICT;
INSERT INTO addresses_of_people (id, channel, fingerprint, conversation_id, address, created_at)
SELECT id, channel, fingerprint, conversation_id, address, created_at FROM addresses;
DROP TABLE addresses;
ALTER TABLE addresses_of_people RENAME TO addresses;
CREATE INDEX addresses_by_conversation ON addresses (conversation_id, rank);

-- Until when the channel lets us write freely; NULL where it always does.
ALTER TABLE conversations ADD COLUMN open_until INTEGER;

-- The message that a line was, and that a correction or a deletion is about: what a person deletes on their phone is deleted here too.
ALTER TABLE lines ADD COLUMN origin BLOB;
ALTER TABLE inbox ADD COLUMN about BLOB;

-- A line that the channel took and has yet to tell about has the state Accepted, and keeps its words until it arrived.
CREATE INDEX outbox_by_external ON outbox (external_hash) WHERE external_hash IS NOT NULL;

-- Messages that went out in a month, because they are billed. Counts only.
CREATE TABLE whatsapp_months (
    month TEXT    NOT NULL PRIMARY KEY,        -- 2026-11, at the desk
    sent  INTEGER NOT NULL
) STRICT;

-- What is known of the number and its template, as codes, and when Meta last handed something over.
CREATE TABLE whatsapp_standing (
    id         INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    number     TEXT,
    template   TEXT,
    webhook_at INTEGER
) STRICT;
