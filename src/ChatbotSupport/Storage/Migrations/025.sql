-- The lines that a message of a member was before they changed it: whoever takes the message back takes back all of them. A line is found by its row of the inbox until it is known.
CREATE TABLE team_earlier (
    seq     INTEGER NOT NULL REFERENCES team_messages (seq) ON DELETE CASCADE,
    line_id TEXT,
    action  BLOB,
    told    INTEGER NOT NULL DEFAULT 0         -- 1: it could not be taken back, and that was told
) STRICT;
CREATE INDEX team_earlier_by_message ON team_earlier (seq);
