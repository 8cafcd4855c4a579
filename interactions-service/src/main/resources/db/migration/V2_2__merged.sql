-- Whom an influencer was merged into, as contacts-service told it: who is found under the id now. What was done with the
-- one shows as done with the other, and stays written as it was, so that both can part again.
ALTER TABLE known_contact ADD COLUMN merged_into uuid;
CREATE INDEX known_contact_merged ON known_contact (agency, merged_into) WHERE merged_into IS NOT NULL;
