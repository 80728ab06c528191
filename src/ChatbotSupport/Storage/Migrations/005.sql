-- One index instead of two on almost the same key: how much somebody wrote lately, and everything about a person when they are erased.
DROP INDEX inbox_recent;
DROP INDEX inbox_by_conversation;
CREATE INDEX inbox_by_conversation ON inbox (conversation_id, received_at);
