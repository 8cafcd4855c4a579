-- Rebuilds and how far they have come, so that one goes on where it stopped. Those of the agency '*', which no token can
-- name, are the service's own and go over all agencies.
CREATE TABLE rebuild (
    agency          text        NOT NULL,
    id              uuid        NOT NULL,
    version         bigint      NOT NULL,
    source          text        NOT NULL CHECK (source IN ('LEDGER', 'TOPICS')),
    state           text        NOT NULL CHECK (state IN ('READING_EVENTS', 'COMPUTING_SCORES', 'DONE')),
    requested_by    text        NOT NULL,
    model_version   text        NOT NULL,
    events_done     bigint      NOT NULL,
    events_total    bigint,
    -- JSON: by topic and partition where the reading began, where it is, and where it ends.
    positions       text,
    scores_done     bigint      NOT NULL,
    scores_total    bigint,
    last_agency     text        NOT NULL,
    last_influencer uuid        NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    PRIMARY KEY (agency, id)
);
CREATE INDEX rebuild_by_creation ON rebuild (agency, created_at, id);
CREATE INDEX rebuild_under_way ON rebuild (created_at) WHERE state <> 'DONE';
CALL tenant_table('rebuild');
REVOKE UPDATE, DELETE ON rebuild FROM scoring_app;
CALL across_agencies('rebuild', 'scoring_intake', 'SELECT, INSERT, UPDATE');
