-- — the inbox shows the newest first by when a message was written, not by when its row was made —
DROP INDEX messages_inbox;
CREATE INDEX messages_inbox ON messages (user_id, created_at DESC, id DESC);
