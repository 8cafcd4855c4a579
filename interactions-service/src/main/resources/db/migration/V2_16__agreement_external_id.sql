-- The agency's own key, as of all other deeds. Null where none was sent, and of a deleted one.
ALTER TABLE agreement ADD COLUMN external_id text;
CREATE UNIQUE INDEX agreement_external_id ON agreement (agency, external_id) WHERE external_id IS NOT NULL;
