-- Why a line could not be delivered, as a code; how often somebody had it, or a turn that was put aside, tried again by hand.
ALTER TABLE outbox ADD COLUMN trouble TEXT;
ALTER TABLE outbox ADD COLUMN retries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inbox ADD COLUMN retries INTEGER NOT NULL DEFAULT 0;
CREATE INDEX outbox_stuck ON outbox (seq) WHERE state IN ('Parked', 'Uncertain');
CREATE INDEX outbox_retried ON outbox (conversation_id) WHERE state = 'Queued' AND retries > 0;
CREATE INDEX inbox_stuck ON inbox (number) WHERE state = 'Parked';
