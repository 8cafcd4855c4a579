-- varchar[] and not text[]: it is what Hibernate compares arrays as.
-- Every key begins with the agency: rows of one agency lie together, and nothing can be unique across agencies.

CREATE TABLE organization (
    agency      text        NOT NULL,
    id          uuid        NOT NULL,
    version     bigint      NOT NULL,
    name        text        NOT NULL,
    external_id text,
    website     text,
    goals       varchar[]   NOT NULL,
    presence    jsonb       NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    PRIMARY KEY (agency, id),
    UNIQUE (agency, external_id)
);
CREATE INDEX organization_by_name ON organization (agency, name, id);
CREATE INDEX organization_by_creation ON organization (agency, created_at, id);
CREATE INDEX organization_by_change ON organization (agency, updated_at, id);
CALL tenant_table('organization');

CREATE TABLE influencer (
    agency         text        NOT NULL,
    id             uuid        NOT NULL,
    version        bigint      NOT NULL,
    name           text        NOT NULL,
    external_id    text,
    emails         varchar[]   NOT NULL,
    channels       jsonb       NOT NULL,
    interests      varchar[]   NOT NULL,
    tags           varchar[]   NOT NULL,
    language       text,
    location       text,
    source         text,
    cadence        jsonb,
    notes          text,
    do_not_contact jsonb,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    PRIMARY KEY (agency, id),
    UNIQUE (agency, external_id)
);
CREATE INDEX influencer_by_name ON influencer (agency, name, id);
CREATE INDEX influencer_by_creation ON influencer (agency, created_at, id);
CREATE INDEX influencer_by_change ON influencer (agency, updated_at, id);
CREATE INDEX influencer_by_tag ON influencer USING gin (tags);
CALL tenant_table('influencer');

CREATE TABLE research_note (
    agency        text        NOT NULL,
    id            uuid        NOT NULL,
    version       bigint      NOT NULL,
    influencer_id uuid        NOT NULL,
    note          text        NOT NULL,
    topics        varchar[]   NOT NULL,
    source_url    text,
    value         int         NOT NULL CHECK (value BETWEEN 1 AND 3),
    occurred_at   timestamptz NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    PRIMARY KEY (agency, id),
    FOREIGN KEY (agency, influencer_id) REFERENCES influencer (agency, id)
);
CREATE INDEX research_note_of_influencer ON research_note (agency, influencer_id, occurred_at, id);
CALL tenant_table('research_note');

-- Each word of an influencer on being contacted; the one in force stands in influencer.do_not_contact too.
CREATE TABLE contact_permission (
    agency        text        NOT NULL,
    id            uuid        NOT NULL,
    version       bigint      NOT NULL,
    influencer_id uuid        NOT NULL,
    permission    text        NOT NULL CHECK (permission IN ('OPT_OUT', 'OPT_IN')),
    on_day        date        NOT NULL,
    reason        text,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    PRIMARY KEY (agency, id),
    FOREIGN KEY (agency, influencer_id) REFERENCES influencer (agency, id)
);
CREATE INDEX contact_permission_of_influencer ON contact_permission (agency, influencer_id);
CALL tenant_table('contact_permission');
