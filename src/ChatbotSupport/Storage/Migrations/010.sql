-- A group that was the team's and is so no more: the setting that once named it does not make it the team's again, only a code typed there does.
CREATE TABLE unpaired_groups (
    bot  INTEGER NOT NULL,
    chat INTEGER NOT NULL,
    PRIMARY KEY (bot, chat)
) STRICT;

-- How often the alarm rang for a case, and since when; read for every card with every look at the group.
CREATE INDEX alerts_by_case ON alerts (case_code, alert, at) WHERE case_code IS NOT NULL;

-- What the list before the opening asks for; the statement names the same codes in the same words.
CREATE INDEX events_before_opening ON events (code, at) WHERE code IN ('restore_done', 'practice_done');
