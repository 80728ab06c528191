-- Whether the chat of a person shows the welcome alone until they press «متابعة»: what is held then is not released by another line that may be sent.
ALTER TABLE conversations ADD COLUMN awaits_continue INTEGER NOT NULL DEFAULT 0;
UPDATE conversations SET awaits_continue = 1 WHERE id IN (SELECT conversation_id FROM outbox WHERE state = 'Held');
-- Since when somebody new writes here, after two weeks of silence: the team reads nothing of before, whatever they agree to.
ALTER TABLE conversations ADD COLUMN fresh_at INTEGER;
