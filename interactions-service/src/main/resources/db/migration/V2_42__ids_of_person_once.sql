-- Who is found under an id now is looked up once, and not for each contact of the agency, as it was while the database had
-- not yet counted a table that an import had just filled.
CREATE OR REPLACE FUNCTION ids_of_person(whose text, who uuid) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 1
BEGIN ATOMIC
    WITH person AS MATERIALIZED (SELECT person_of(whose, who) AS id)
    SELECT id FROM person
    UNION ALL
    SELECT merged.id FROM person CROSS JOIN LATERAL (
        SELECT known.id FROM known_contact known WHERE known.agency = whose AND known.merged_into = person.id OFFSET 0) merged;
END;
