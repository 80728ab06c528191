-- Accounts of whoever was removed from the roster, until the team's commands are taken from their chat and they are out of the group; the address is sealed.
CREATE TABLE leaving_accounts (
    id             TEXT PRIMARY KEY,
    channel        TEXT NOT NULL,
    volunteer_id   TEXT NOT NULL,
    address        BLOB NOT NULL,
    at             INTEGER NOT NULL,
    commands_taken INTEGER NOT NULL DEFAULT 0,
    banning        INTEGER NOT NULL DEFAULT 0,  -- 1: they may have been put out, and are to be let in again by whoever invites them
    out            INTEGER NOT NULL DEFAULT 0   -- 1: they are not in the group, or coordinators were told that they are
) STRICT;

-- What is said to the team, of which it was open whether it arrived: said once more at most, and then shown as uncertain. The face tells one message about something from the next one.
CREATE TABLE team_doubts (
    id        INTEGER PRIMARY KEY,
    place     TEXT NOT NULL UNIQUE,
    case_code TEXT,
    face      TEXT NOT NULL,
    doubts    INTEGER NOT NULL,
    uncertain INTEGER NOT NULL DEFAULT 0,       -- how many may or may not have arrived
    at        INTEGER NOT NULL
) STRICT;
