-- Whom to tell over HTTP what happens to relationships. The secrets that sign are stored under a key of the service; the
-- old one signs too until its time is up. stages is empty, and organization_id null, where any will do.
CREATE TABLE webhook (
    agency           text        NOT NULL,
    id               uuid        NOT NULL,
    version          bigint      NOT NULL,
    url              text        NOT NULL,
    event_types      varchar[]   NOT NULL,
    organization_id  uuid,
    stages           varchar[]   NOT NULL,
    score_below      double precision,
    score_above      double precision,
    description      text,
    enabled          boolean     NOT NULL,
    disabled_reason  text,
    disabled_at      timestamptz,
    secret           bytea       NOT NULL,
    old_secret       bytea,
    old_secret_until timestamptz,
    created_by       text        NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    PRIMARY KEY (agency, id)
);
CREATE INDEX webhook_by_creation ON webhook (agency, created_at, id);
CALL tenant_table('webhook');
CALL across_agencies('webhook', 'scoring_intake', 'SELECT');
CALL audited('webhook');

-- What is to be told, and what came of it; made in the transaction of the change itself. due_at of one that is being
-- sent is the end of its lease: whoever sent it has crashed if it is due again. Without a foreign key: the upkeep of
-- scores must not fail over a webhook that is deleted meanwhile.
CREATE TABLE webhook_delivery (
    agency        text        NOT NULL,
    id            uuid        NOT NULL,
    version       bigint      NOT NULL,
    webhook_id    uuid        NOT NULL,
    type          text        NOT NULL,
    influencer_id uuid,
    payload       text        NOT NULL,
    state         text        NOT NULL,
    tries         int         NOT NULL,
    due_at        timestamptz NOT NULL,
    -- JSON: the latest attempts.
    attempts      text        NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    PRIMARY KEY (agency, id)
);
CREATE INDEX webhook_delivery_waiting ON webhook_delivery (agency, webhook_id, due_at) WHERE state = 'PENDING';
CREATE INDEX webhook_delivery_by_creation ON webhook_delivery (agency, webhook_id, created_at, id);
CREATE INDEX webhook_delivery_by_state ON webhook_delivery (agency, webhook_id, state, created_at, id);
CREATE INDEX webhook_delivery_of_influencer ON webhook_delivery (agency, influencer_id) WHERE influencer_id IS NOT NULL;
CREATE INDEX webhook_delivery_by_age ON webhook_delivery (created_at);
-- Rows change several times and go: vacuum early.
ALTER TABLE webhook_delivery SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
CALL tenant_table('webhook_delivery');
CALL across_agencies('webhook_delivery', 'scoring_intake', 'SELECT, INSERT, UPDATE, DELETE');
