-- The trace of the latest event that a score does not have yet: it goes on with what is told of the score. Null where no
-- event has caused it, or where it says none.
ALTER TABLE stale_score ADD COLUMN traceparent text;
