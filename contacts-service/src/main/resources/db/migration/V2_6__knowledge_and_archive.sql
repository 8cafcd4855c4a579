-- What is known of an influencer, and since when. The database keeps it whoever writes notes, one by one or in bulk.
-- Before anything can have been learnt where nothing was, so that it can be sorted by and compared with.
ALTER TABLE influencer
    ADD COLUMN IF NOT EXISTS last_researched_at timestamptz NOT NULL DEFAULT '1900-01-01T00:00:00Z';
ALTER TABLE influencer
    ADD COLUMN needs_research boolean NOT NULL GENERATED ALWAYS AS
        (source IS NOT DISTINCT FROM 'LIST' AND last_researched_at = '1900-01-01T00:00:00Z') STORED;

CREATE FUNCTION follow_research() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Locked in a statement of its own: what others noted meanwhile is seen by the next one.
    PERFORM 1 FROM influencer i JOIN (SELECT DISTINCT agency, influencer_id FROM changed) c
        ON i.agency = c.agency AND i.id = c.influencer_id ORDER BY i.id FOR NO KEY UPDATE OF i;
    UPDATE influencer i SET last_researched_at = now_known.latest
    FROM (SELECT c.agency, c.influencer_id, coalesce((SELECT max(n.occurred_at) FROM research_note n
              WHERE n.agency = c.agency AND n.influencer_id = c.influencer_id), '1900-01-01T00:00:00Z') AS latest
          FROM (SELECT DISTINCT agency, influencer_id FROM changed) c) now_known
    WHERE i.agency = now_known.agency AND i.id = now_known.influencer_id
        AND i.last_researched_at <> now_known.latest;
    RETURN NULL;
END $$;
CREATE TRIGGER research_note_made AFTER INSERT ON research_note REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION follow_research();
CREATE TRIGGER research_note_changed AFTER UPDATE ON research_note REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION follow_research();
-- A note that is given to another influencer leaves the one it was of.
CREATE TRIGGER research_note_left AFTER UPDATE ON research_note REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION follow_research();
CREATE TRIGGER research_note_deleted AFTER DELETE ON research_note REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION follow_research();

-- The notes that are there already. The walls are for everybody, the owner too, who is of no agency here.
ALTER TABLE influencer NO FORCE ROW LEVEL SECURITY;
ALTER TABLE research_note NO FORCE ROW LEVEL SECURITY;
UPDATE influencer i SET last_researched_at = n.latest
FROM (SELECT agency, influencer_id, max(occurred_at) AS latest FROM research_note GROUP BY agency, influencer_id) n
WHERE i.agency = n.agency AND i.id = n.influencer_id;
ALTER TABLE influencer FORCE ROW LEVEL SECURITY;
ALTER TABLE research_note FORCE ROW LEVEL SECURITY;

-- Put aside, not deleted: gone from the lists, readable by id. In every index before its sort, so that a page of either
-- kind is one range however many there are of the other.
ALTER TABLE organization ADD COLUMN archived boolean NOT NULL DEFAULT false;
ALTER TABLE influencer ADD COLUMN archived boolean NOT NULL DEFAULT false;
ALTER TABLE campaign ADD COLUMN archived boolean NOT NULL DEFAULT false;

DROP INDEX organization_by_name, organization_by_creation, organization_by_change;
CREATE INDEX organization_by_name ON organization (agency, archived, name, id);
CREATE INDEX organization_by_creation ON organization (agency, archived, created_at, id);
CREATE INDEX organization_by_change ON organization (agency, archived, updated_at, id);

DROP INDEX influencer_by_name, influencer_by_creation, influencer_by_change;
CREATE INDEX influencer_by_name ON influencer (agency, archived, name, id);
CREATE INDEX influencer_by_creation ON influencer (agency, archived, created_at, id);
CREATE INDEX influencer_by_change ON influencer (agency, archived, updated_at, id);

-- Only those from a list whom nobody has looked at: small, and empty where the agency does its work.
CREATE INDEX influencer_to_research_by_name ON influencer (agency, archived, name, id) WHERE needs_research;
CREATE INDEX influencer_to_research_by_creation ON influencer (agency, archived, created_at, id) WHERE needs_research;
CREATE INDEX influencer_to_research_by_change ON influencer (agency, archived, updated_at, id) WHERE needs_research;

DROP INDEX campaign_by_name, campaign_by_launch, campaign_by_creation, campaign_by_change,
    campaign_of_organization_by_name, campaign_of_organization_by_launch,
    campaign_of_organization_by_creation, campaign_of_organization_by_change;
CREATE INDEX campaign_by_name ON campaign (agency, archived, name, id);
CREATE INDEX campaign_by_launch ON campaign (agency, archived, launch_on, id);
CREATE INDEX campaign_by_creation ON campaign (agency, archived, created_at, id);
CREATE INDEX campaign_by_change ON campaign (agency, archived, updated_at, id);
CREATE INDEX campaign_of_organization_by_name ON campaign (agency, organization_id, archived, name, id);
CREATE INDEX campaign_of_organization_by_launch ON campaign (agency, organization_id, archived, launch_on, id);
CREATE INDEX campaign_of_organization_by_creation ON campaign (agency, organization_id, archived, created_at, id);
CREATE INDEX campaign_of_organization_by_change ON campaign (agency, organization_id, archived, updated_at, id);

-- How far it is with each of those whom a campaign is for.
ALTER TABLE campaign_influencer
    ADD COLUMN version  bigint NOT NULL DEFAULT 1,
    ADD COLUMN state    text   NOT NULL DEFAULT 'SHORTLISTED' CHECK (state IN
        ('SHORTLISTED', 'INVITED', 'NEGOTIATING', 'ACCEPTED', 'DECLINED', 'COMPLETED', 'WITHDRAWN')),
    ADD COLUMN since    date   NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')::date,
    ADD COLUMN note     text;
