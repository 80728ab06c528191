-- A sign-in link works in the browser that opened it first; only a hash of what that browser was given is kept.
ALTER TABLE sign_in_links ADD COLUMN browser BLOB;

-- What was dropped because it had been kept long enough, by hour and kind: counts that point at nobody.
CREATE TABLE dropped (
    hour INTEGER NOT NULL,
    kind TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (hour, kind)
) STRICT, WITHOUT ROWID;
