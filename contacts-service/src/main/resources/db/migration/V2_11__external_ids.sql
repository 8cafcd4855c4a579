-- The agency's own key of whatever it writes. Null where none was sent.
ALTER TABLE campaign ADD COLUMN external_id text;
CREATE UNIQUE INDEX campaign_external_id ON campaign (agency, external_id) WHERE external_id IS NOT NULL;
ALTER TABLE research_note ADD COLUMN external_id text;
CREATE UNIQUE INDEX research_note_external_id ON research_note (agency, external_id) WHERE external_id IS NOT NULL;
