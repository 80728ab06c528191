-- How the token stands, and the last thing that Meta told of the account as a whole, as codes.
ALTER TABLE whatsapp_standing ADD COLUMN token TEXT;
ALTER TABLE whatsapp_standing ADD COLUMN account TEXT;
ALTER TABLE whatsapp_standing ADD COLUMN account_at INTEGER;

-- Whoever had or followed a case that turned out to be of somebody with another open case: under which one it goes on, until they have heard of it.
CREATE TABLE joined_cases (
    case_code    TEXT    NOT NULL REFERENCES cases (code) ON DELETE CASCADE,
    volunteer_id TEXT    NOT NULL,
    goes_on      TEXT    NOT NULL,
    unsaid       INTEGER NOT NULL,  -- something they wrote had not arrived
    at           INTEGER NOT NULL,
    told_at      INTEGER,           -- in their private chat
    seen_at      INTEGER,           -- at the desk
    PRIMARY KEY (case_code, volunteer_id)
) STRICT;
