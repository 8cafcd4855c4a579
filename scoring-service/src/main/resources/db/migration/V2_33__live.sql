-- What would be said of an ask of each size, as initials; null until it is computed next.
ALTER TABLE stored_score ADD COLUMN verdicts text;

-- What is told to open streams, and for some time to those that come back. Rows are numbered before they are committed,
-- so they are read in the order of their transactions, and none before all older transactions have ended: whoever has
-- read up to a row has read all before it.
CREATE TABLE score_change (
    agency          text        NOT NULL,
    xid             bigint      NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    seq             bigint      GENERATED ALWAYS AS IDENTITY,
    influencer_id   uuid        NOT NULL,
    organization_id uuid,
    type            text        NOT NULL,
    data            text        NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (agency, xid, seq)
);
CREATE INDEX score_change_in_order ON score_change (xid, seq);
CREATE INDEX score_change_of_influencer ON score_change (agency, influencer_id);
CALL tenant_table('score_change');
REVOKE INSERT, UPDATE, DELETE ON score_change FROM scoring_app;
CALL across_agencies('score_change', 'scoring_intake', 'SELECT, INSERT, DELETE');

-- Up to where changes are forgotten: whoever has read less cannot be told what came between.
CREATE TABLE score_change_forgotten (
    agency text   PRIMARY KEY,
    xid    bigint NOT NULL,
    seq    bigint NOT NULL
);
CALL tenant_table('score_change_forgotten');
REVOKE INSERT, UPDATE, DELETE ON score_change_forgotten FROM scoring_app;
CALL across_agencies('score_change_forgotten', 'scoring_intake', 'SELECT, INSERT, UPDATE, DELETE');
