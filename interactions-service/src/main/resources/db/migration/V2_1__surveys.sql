-- What influencers answered when asked about the relationship, each scale from 1 to 9; null where it was not asked.
-- The day of the answers is the day of occurred_at.
CREATE TABLE survey (
    agency            text        NOT NULL,
    id                uuid        NOT NULL,
    version           bigint      NOT NULL,
    deleted           boolean     NOT NULL,
    organization_id   uuid        NOT NULL,
    influencer_id     uuid        NOT NULL,
    occurred_at       timestamptz NOT NULL,
    trust             int         CHECK (trust BETWEEN 1 AND 9),
    control_mutuality int         CHECK (control_mutuality BETWEEN 1 AND 9),
    satisfaction      int         CHECK (satisfaction BETWEEN 1 AND 9),
    commitment        int         CHECK (commitment BETWEEN 1 AND 9),
    summary           text,
    external_id       text,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    PRIMARY KEY (agency, id),
    UNIQUE (agency, external_id),
    CHECK (num_nonnulls(trust, control_mutuality, satisfaction, commitment) > 0)
);
CREATE INDEX survey_by_creation ON survey (agency, created_at, id) WHERE NOT deleted;
CREATE INDEX survey_by_change ON survey (agency, updated_at, id) WHERE NOT deleted;
CREATE INDEX survey_with_influencer ON survey (agency, influencer_id, created_at, id) WHERE NOT deleted;
CREATE INDEX survey_for_organization ON survey (agency, organization_id, created_at, id) WHERE NOT deleted;
CALL tenant_table('survey');
