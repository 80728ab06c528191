-- The messages that lie on the screens of people, in both directions: what a messenger deletes them by, for whoever leaves or erases.
CREATE TABLE screen_messages (
    id              TEXT    NOT NULL PRIMARY KEY,
    conversation_id TEXT    NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    channel         TEXT    NOT NULL,
    hash            BLOB    NOT NULL,
    message         BLOB    NOT NULL,          -- the channel's id, sealed
    outbox_id       TEXT,                      -- the line it shows; NULL for what the person sent
    part            INTEGER,                   -- which part of that line
    at              INTEGER NOT NULL,
    UNIQUE (channel, hash)
) STRICT;
CREATE INDEX screen_messages_by_conversation ON screen_messages (conversation_id);
CREATE UNIQUE INDEX screen_messages_by_part ON screen_messages (outbox_id, part) WHERE outbox_id IS NOT NULL;
