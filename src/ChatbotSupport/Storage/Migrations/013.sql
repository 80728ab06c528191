-- Lines that a channel took and of which it has told nothing since: looked for every minute.
CREATE INDEX outbox_accepted ON outbox (sent_at) WHERE state = 'Accepted';
