-- Which lines of the talk a message in a private chat of the team shows, so that it goes from there too when its person deletes one of them.
ALTER TABLE team_messages ADD COLUMN from_line INTEGER;
ALTER TABLE team_messages ADD COLUMN to_line INTEGER;
-- 1: one of them was deleted, and the others are still to be shown anew; 2: it is only to go.
ALTER TABLE team_messages ADD COLUMN retracted INTEGER NOT NULL DEFAULT 0;

-- The approval of which a member was told in their private chat.
ALTER TABLE volunteer_accounts ADD COLUMN approval_told INTEGER;
UPDATE volunteer_accounts SET approval_told = (SELECT approved_at FROM volunteers WHERE id = volunteer_id);
