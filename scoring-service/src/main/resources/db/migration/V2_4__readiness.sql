-- Who is to be asked for what, when and by whom, by the contacts topic; topics are fingerprints, like interests. A
-- deleted one keeps its row, so that no older event brings it back.
CREATE TABLE known_campaign (
    agency          text      NOT NULL,
    id              uuid      NOT NULL,
    version         bigint    NOT NULL,
    deleted         boolean   NOT NULL,
    organization_id uuid,
    launch_on       date,
    ask_size        int,
    topics          varchar[] NOT NULL,
    influencer_ids  uuid[]    NOT NULL,
    PRIMARY KEY (agency, id),
    CHECK (deleted OR (organization_id IS NOT NULL AND launch_on IS NOT NULL AND ask_size BETWEEN 1 AND 5))
);
CALL tenant_table('known_campaign');
REVOKE INSERT, UPDATE, DELETE ON known_campaign FROM scoring_app;
CALL across_agencies('known_campaign', 'scoring_intake', 'SELECT, INSERT, UPDATE');

-- How long a silence an influencer may take; how many goals an organization has written down; and of each of its
-- presences the day it was last active, null where nobody knows. Null where no event has told of it yet.
ALTER TABLE known_contact
    ADD COLUMN cadence_max_days int,
    ADD COLUMN goals            int,
    ADD COLUMN presence         date[];
