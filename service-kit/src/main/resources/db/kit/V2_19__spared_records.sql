-- Whose record of the same key lives on: where its partition is the same, it is the last word there already, and a
-- tombstone would take it out of the topic.
ALTER TABLE outbox ADD COLUMN spares text;
