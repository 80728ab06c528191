-- The last time of the clock that was believed: until now, when the program last lived.
INSERT INTO meta (key, value) SELECT 'clock_trusted', value FROM meta WHERE key = 'heartbeat';
