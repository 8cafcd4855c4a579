-- The score of every relationship as last computed, for ranking. A copy: it can be made again from the ledger at any
-- time. What lists sort and filter by stands in columns, the whole answer beside them.
CREATE TABLE stored_score (
    agency              text    NOT NULL,
    influencer_id       uuid    NOT NULL,
    -- The nil UUID: with all organizations of the agency.
    organization_id     uuid    NOT NULL,
    version             bigint  NOT NULL,
    as_of               date    NOT NULL,
    due_on              date,
    stage               text    NOT NULL,
    at_risk             boolean NOT NULL,
    score               double precision NOT NULL,
    trust               double precision NOT NULL,
    reciprocity         double precision NOT NULL,
    trend               double precision NOT NULL,
    last_interaction_on date    NOT NULL,
    answer              json    NOT NULL,
    PRIMARY KEY (agency, influencer_id, organization_id)
);
-- One index for each sort, behind all that can be filtered by: a page is a merge of at most ten short ranges of it (five
-- stages, at risk or not), whatever is asked for.
CREATE INDEX stored_score_by_score
    ON stored_score (agency, organization_id, stage, at_risk, score, influencer_id);
CREATE INDEX stored_score_by_trust
    ON stored_score (agency, organization_id, stage, at_risk, trust, influencer_id);
CREATE INDEX stored_score_by_reciprocity
    ON stored_score (agency, organization_id, stage, at_risk, reciprocity, influencer_id);
CREATE INDEX stored_score_by_trend
    ON stored_score (agency, organization_id, stage, at_risk, trend, influencer_id);
CREATE INDEX stored_score_by_last_interaction
    ON stored_score (agency, organization_id, stage, at_risk, last_interaction_on, influencer_id);
-- For the sweep: first what has fallen due, then what is of an earlier day.
CREATE INDEX stored_score_by_due_day ON stored_score (due_on) WHERE due_on IS NOT NULL;
CREATE INDEX stored_score_by_day ON stored_score (as_of);
CALL tenant_table('stored_score');
REVOKE INSERT, UPDATE, DELETE ON stored_score FROM scoring_app;
CALL across_agencies('stored_score', 'scoring_intake', 'SELECT, INSERT, UPDATE, DELETE');

-- Influencers of whom something was told since their scores were computed. A row is also the lock under which they are.
CREATE TABLE stale_score (
    agency        text        NOT NULL,
    influencer_id uuid        NOT NULL,
    since         timestamptz NOT NULL,
    latest        timestamptz NOT NULL,
    PRIMARY KEY (agency, influencer_id)
);
CREATE INDEX stale_score_by_age ON stale_score (since);
-- Rows come and go all day: vacuum early, or the worker reads ever more dead ones.
ALTER TABLE stale_score SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
CALL tenant_table('stale_score');
REVOKE ALL ON stale_score FROM scoring_app;
CALL across_agencies('stale_score', 'scoring_intake', 'SELECT, INSERT, UPDATE, DELETE');
