-- Scores that may be embedded elsewhere, each by a read token of its own; of the token only the hash is here. A badge is
-- made or revoked and never changed.
CREATE TABLE badge (
    agency          text        NOT NULL,
    id              uuid        NOT NULL,
    version         bigint      NOT NULL,
    influencer_id   uuid        NOT NULL,
    organization_id uuid,
    token_hash      bytea       NOT NULL,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (agency, id),
    UNIQUE (agency, token_hash)
);
CREATE INDEX badge_by_creation ON badge (agency, created_at, id);
CREATE INDEX badge_of_influencer ON badge (agency, influencer_id, created_at, id);
CALL tenant_table('badge');
REVOKE UPDATE ON badge FROM scoring_app;
