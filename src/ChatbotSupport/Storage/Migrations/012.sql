-- Which playbook went live when, by whom, and how: published, gone back to, or taken from the folder by itself.
CREATE TABLE publications (
    id       INTEGER NOT NULL PRIMARY KEY,
    hash     TEXT    NOT NULL REFERENCES playbooks (hash),
    how      TEXT    NOT NULL,
    author   TEXT,
    reviewer TEXT,
    at       INTEGER NOT NULL
) STRICT;
