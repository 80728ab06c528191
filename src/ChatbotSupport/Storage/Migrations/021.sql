-- Where the lines that a private chat of the team showed of a talk begin, and the person's word on what was said before, as the chat told it last.
ALTER TABLE team_talks ADD COLUMN first INTEGER;
ALTER TABLE team_talks ADD COLUMN consent TEXT;
