-- When a volunteer was last at the desk: an open page says so about once a minute, a closed laptop does not.
ALTER TABLE volunteers ADD COLUMN contact_at INTEGER;
UPDATE volunteers SET contact_at = (SELECT max(s.last_seen_at) FROM desk_sessions s WHERE s.volunteer_id = volunteers.id);

-- That somebody has come in is remembered for good; the used links that told it are dropped after a day.
INSERT INTO meta (key, value)
SELECT 'first_sign_in', CAST(coalesce((SELECT min(at) FROM events WHERE code LIKE 'desk.%'), 0) AS TEXT)
WHERE EXISTS (SELECT 1 FROM sign_in_links WHERE used_at IS NOT NULL)
   OR EXISTS (SELECT 1 FROM desk_sessions)
   OR EXISTS (SELECT 1 FROM events WHERE code LIKE 'desk.%');
