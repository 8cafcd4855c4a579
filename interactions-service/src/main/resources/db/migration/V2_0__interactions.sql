-- Every key begins with the agency: rows of one agency lie together, and nothing can be unique across agencies.
-- A deleted row stays, without its words, so that its end can be told again; lists and their indexes leave it out.

-- Which organizations and influencers exist: a copy of what contacts-service told. Any order, any repetition, same rows.
CREATE TABLE known_contact (
    agency  text    NOT NULL,
    id      uuid    NOT NULL,
    kind    text    NOT NULL CHECK (kind IN ('ORGANIZATION', 'INFLUENCER')),
    version bigint  NOT NULL,
    deleted boolean NOT NULL,
    PRIMARY KEY (agency, id)
);
CALL tenant_table('known_contact');
REVOKE INSERT, UPDATE, DELETE ON known_contact FROM interactions_app;
CALL across_agencies('known_contact', 'interactions_intake', 'SELECT, INSERT, UPDATE');
-- Dead letters go out through the outbox.
CALL across_agencies('outbox', 'interactions_intake', 'INSERT');

CREATE TABLE interaction (
    agency          text        NOT NULL,
    id              uuid        NOT NULL,
    version         bigint      NOT NULL,
    deleted         boolean     NOT NULL,
    kind            text        NOT NULL,
    organization_id uuid        NOT NULL,
    influencer_id   uuid        NOT NULL,
    occurred_at     timestamptz NOT NULL,
    channel         text,
    summary         text,
    in_reply_to     uuid,
    external_id     text,
    value           int         CHECK (value BETWEEN 1 AND 5),
    relevance       float8      CHECK (relevance BETWEEN 0 AND 1),
    outcome         text,
    solicited       boolean,
    size            int         CHECK (size BETWEEN 1 AND 5),
    sentiment       text,
    hours           float8      CHECK (hours BETWEEN 0 AND 87600),
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (agency, id),
    FOREIGN KEY (agency, in_reply_to) REFERENCES interaction (agency, id),
    UNIQUE (agency, external_id)
);
CREATE INDEX interaction_by_time ON interaction (agency, occurred_at, id) WHERE NOT deleted;
CREATE INDEX interaction_by_creation ON interaction (agency, created_at, id) WHERE NOT deleted;
CREATE INDEX interaction_by_change ON interaction (agency, updated_at, id) WHERE NOT deleted;
CREATE INDEX interaction_with_influencer ON interaction (agency, influencer_id, occurred_at, id) WHERE NOT deleted;
CREATE INDEX interaction_for_organization ON interaction (agency, organization_id, occurred_at, id) WHERE NOT deleted;
CREATE INDEX interaction_answering ON interaction (agency, in_reply_to) WHERE in_reply_to IS NOT NULL;
CALL tenant_table('interaction');

CREATE TABLE commitment (
    agency          text        NOT NULL,
    id              uuid        NOT NULL,
    version         bigint      NOT NULL,
    deleted         boolean     NOT NULL,
    organization_id uuid        NOT NULL,
    influencer_id   uuid        NOT NULL,
    occurred_at     timestamptz NOT NULL,
    promised_by     text        NOT NULL,
    importance      int         NOT NULL CHECK (importance BETWEEN 1 AND 3),
    due_on          date        NOT NULL,
    status          text        NOT NULL,
    closed_on       date        CHECK ((closed_on IS NULL) = (status = 'OPEN')),
    summary         text,
    external_id     text,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (agency, id),
    UNIQUE (agency, external_id)
);
CREATE INDEX commitment_by_due_date ON commitment (agency, due_on, id) WHERE NOT deleted;
CREATE INDEX commitment_by_creation ON commitment (agency, created_at, id) WHERE NOT deleted;
CREATE INDEX commitment_with_influencer ON commitment (agency, influencer_id, due_on, id) WHERE NOT deleted;
CREATE INDEX commitment_for_organization ON commitment (agency, organization_id, due_on, id) WHERE NOT deleted;
CREATE INDEX commitment_open ON commitment (agency, due_on, id) WHERE NOT deleted AND status = 'OPEN';
CALL tenant_table('commitment');

CREATE TABLE agreement (
    agency          text        NOT NULL,
    id              uuid        NOT NULL,
    version         bigint      NOT NULL,
    deleted         boolean     NOT NULL,
    organization_id uuid        NOT NULL,
    influencer_id   uuid        NOT NULL,
    occurred_at     timestamptz NOT NULL,
    give_share      float8      NOT NULL CHECK (give_share BETWEEN 0.05 AND 0.95),
    cadence_days    int         CHECK (cadence_days BETWEEN 1 AND 365),
    channels        varchar[]   NOT NULL, -- varchar[] and not text[]: it is what Hibernate compares arrays as
    accepted_on     date,
    summary         text,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (agency, id)
);
CREATE INDEX agreement_by_creation ON agreement (agency, created_at, id) WHERE NOT deleted;
CREATE INDEX agreement_by_change ON agreement (agency, updated_at, id) WHERE NOT deleted;
CREATE INDEX agreement_with_influencer ON agreement (agency, influencer_id, created_at, id) WHERE NOT deleted;
CREATE INDEX agreement_for_organization ON agreement (agency, organization_id, created_at, id) WHERE NOT deleted;
CALL tenant_table('agreement');
