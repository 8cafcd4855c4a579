-- What an organization plans to ask of several influencers by a day.
CREATE TABLE campaign (
    agency          text        NOT NULL,
    id              uuid        NOT NULL,
    version         bigint      NOT NULL,
    organization_id uuid        NOT NULL,
    name            text        NOT NULL,
    goal            text,
    launch_on       date        NOT NULL,
    ask             jsonb       NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (agency, id),
    FOREIGN KEY (agency, organization_id) REFERENCES organization (agency, id)
);
-- Each sort twice: of the agency and of one organization. Campaigns are seldom written, and a page must cost the same
-- whether an organization has three of a million or all of them.
CREATE INDEX campaign_by_name ON campaign (agency, name, id);
CREATE INDEX campaign_by_launch ON campaign (agency, launch_on, id);
CREATE INDEX campaign_by_creation ON campaign (agency, created_at, id);
CREATE INDEX campaign_by_change ON campaign (agency, updated_at, id);
CREATE INDEX campaign_of_organization_by_name ON campaign (agency, organization_id, name, id);
CREATE INDEX campaign_of_organization_by_launch ON campaign (agency, organization_id, launch_on, id);
CREATE INDEX campaign_of_organization_by_creation ON campaign (agency, organization_id, created_at, id);
CREATE INDEX campaign_of_organization_by_change ON campaign (agency, organization_id, updated_at, id);
CALL tenant_table('campaign');

-- Whom a campaign is for. Rows and no array: none can name an influencer who is gone, and each can have a state.
-- No cascade from the influencer: taking them out changes the campaign, and the world must be told.
CREATE TABLE campaign_influencer (
    agency        text        NOT NULL,
    campaign_id   uuid        NOT NULL,
    influencer_id uuid        NOT NULL,
    created_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (agency, campaign_id, influencer_id),
    FOREIGN KEY (agency, campaign_id) REFERENCES campaign (agency, id) ON DELETE CASCADE,
    FOREIGN KEY (agency, influencer_id) REFERENCES influencer (agency, id)
);
CREATE INDEX campaign_influencer_of_influencer ON campaign_influencer (agency, influencer_id, campaign_id);
CALL tenant_table('campaign_influencer');
