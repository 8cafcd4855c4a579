-- Whom an influencer was merged into, by the contacts topic: the last one of a chain, who is found under the id. What was
-- done with the one counts for the other, and is kept as it was told.
ALTER TABLE known_contact ADD COLUMN merged_into uuid;
CREATE INDEX known_contact_merged ON known_contact (agency, merged_into) WHERE merged_into IS NOT NULL;

-- Whom a list of influencers stands for today, each once, in its order: an event may still name the old ids.
CREATE FUNCTION survivors_of(of_agency text, ids uuid[]) RETURNS uuid[] LANGUAGE sql STABLE AS $$
    SELECT coalesce(array_agg(one.id ORDER BY one.place), '{}') FROM (
        SELECT coalesce(known.merged_into, told.id) AS id, min(told.place) AS place
        FROM unnest(ids) WITH ORDINALITY AS told (id, place)
        LEFT JOIN known_contact known ON known.agency = of_agency AND known.id = told.id
        GROUP BY 1) one
$$;
