-- What people do is written down, whatever way they do it.
CALL audited('organization');
CALL audited('influencer', 'id', '{last_researched_at,needs_research,traits}');
CALL audited('influencer_merge');
CALL audited('research_note');
CALL audited('contact_permission');
CALL audited('campaign');
CALL audited('campaign_influencer', 'influencer_id');
CALL audited('import_job');

-- What was told of an influencer stays on the topic when it is gone here.
CREATE TRIGGER left_behind AFTER DELETE ON influencer
    FOR EACH ROW EXECUTE FUNCTION leave_record('id', 'id');
CREATE TRIGGER left_behind AFTER DELETE ON research_note
    FOR EACH ROW EXECUTE FUNCTION leave_record('influencer_id', 'id');
CREATE TRIGGER left_behind AFTER DELETE ON contact_permission
    FOR EACH ROW EXECUTE FUNCTION leave_record('influencer_id', 'id');
-- And so does what was told before a merge, or its undoing, gave it to another one.
CREATE TRIGGER moved_away AFTER UPDATE OF influencer_id ON research_note
    FOR EACH ROW WHEN (OLD.influencer_id <> NEW.influencer_id) EXECUTE FUNCTION leave_record('influencer_id', 'id');
CREATE TRIGGER moved_away AFTER UPDATE OF influencer_id ON contact_permission
    FOR EACH ROW WHEN (OLD.influencer_id <> NEW.influencer_id) EXECUTE FUNCTION leave_record('influencer_id', 'id');

-- The proof that somebody was erased, with nothing about them but the id they had.
CREATE TABLE erasure (
    agency        text        NOT NULL,
    id            uuid        NOT NULL,
    version       bigint      NOT NULL,
    influencer_id uuid        NOT NULL,
    requested_by  text        NOT NULL,
    reason        text        NOT NULL,
    counts        jsonb       NOT NULL,
    lifted_at     timestamptz,
    lifted_by     text,
    lift_reason   text,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    PRIMARY KEY (agency, id)
);
CREATE INDEX erasure_by_creation ON erasure (agency, created_at, id);
CREATE INDEX erasure_of_influencer ON erasure (agency, influencer_id);
CALL tenant_table('erasure');
REVOKE DELETE ON erasure FROM contacts_app;
CALL audited('erasure');

-- Who must not come back by an import: keyed hashes of addresses, accounts and external ids, of no use without the key,
-- which is not in the database.
CREATE TABLE suppression (
    agency     text  NOT NULL,
    hash       bytea NOT NULL,
    erasure_id uuid  NOT NULL,
    PRIMARY KEY (agency, hash, erasure_id),
    FOREIGN KEY (agency, erasure_id) REFERENCES erasure (agency, id)
);
CREATE INDEX suppression_of_erasure ON suppression (agency, erasure_id);
CALL tenant_table('suppression');
REVOKE UPDATE ON suppression FROM contacts_app;
