-- When the oldest event that a score does not have yet was told: so is measured how long an event takes to count, whichever
-- replica takes it in and whichever computes. Null where no event has caused it.
ALTER TABLE stale_score ADD COLUMN told_at timestamptz;
