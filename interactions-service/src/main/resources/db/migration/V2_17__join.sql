-- What came side by side gets to know each other: merged people and privacy, with all that was added since.

-- Settings are written by people, too; those of an agency have no id.
CALL audited('cadence');
CALL audited('calendar_feed');
CALL audited('ask_guard');
CALL audited('agency_settings', 'none', '{changed_at,changed_by}');
-- When there may be something to tell follows from the due date, and what an answer lost from a deletion.
DROP TRIGGER audit ON commitment;
CALL audited('commitment', 'id', '{closed_at,due_set_at,remind_on,reminders}');
DROP TRIGGER audit ON interaction;
CALL audited('interaction', 'id', '{lost_reply_to}');

-- Who is found under this id now.
CREATE FUNCTION person_of(whose text, who uuid) RETURNS uuid LANGUAGE sql STABLE
    RETURN coalesce((SELECT merged_into FROM known_contact WHERE agency = whose AND id = who), who);

CREATE OR REPLACE FUNCTION ids_of_person(whose text, who uuid) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 1
BEGIN ATOMIC
    SELECT person_of(whose, who)
    UNION ALL
    SELECT id FROM known_contact WHERE agency = whose AND merged_into = person_of(whose, who);
END;

-- Of a merged one everything is derived for whom they were merged into, and nothing for themselves.
ALTER FUNCTION derive_touchpoints(text, uuid[]) RENAME TO derive_touchpoints_of_people;
CREATE FUNCTION derive_touchpoints(whose text, who uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    people uuid[];
BEGIN
    -- Before anything is read: whoever derives the same ones just now may not know yet who was merged.
    PERFORM pg_advisory_xact_lock(hashtext(whose), place) FROM (
        SELECT DISTINCT hashtext(one::text) & 4095 AS place
        FROM unnest(who) AS id, LATERAL (VALUES (id), (person_of(whose, id))) AS ids (one) ORDER BY place) AS places;
    SELECT array_agg(DISTINCT person_of(whose, id)) INTO people FROM unnest(who) AS id;
    DELETE FROM touchpoint WHERE agency = whose AND influencer_id = ANY (who) AND influencer_id <> ALL (people);
    PERFORM derive_touchpoints_of_people(whose, people);
END $$;

-- Of a merge, and of its undoing, both are to be derived anew.
CREATE FUNCTION mark_influencers_told_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO touchpoint_stale AS marked
        SELECT told.agency, one, clock_timestamp()
        FROM (SELECT * FROM changed UNION ALL SELECT * FROM before) AS told,
            LATERAL (VALUES (told.id), (told.merged_into)) AS ids (one)
        WHERE told.kind = 'INFLUENCER' AND one IS NOT NULL GROUP BY told.agency, one ORDER BY told.agency, one
        ON CONFLICT (agency, influencer_id) DO UPDATE SET since = marked.since;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION mark_influencers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO touchpoint_stale AS marked
        SELECT told.agency, one, clock_timestamp()
        FROM changed AS told, LATERAL (VALUES (told.id), (told.merged_into)) AS ids (one)
        WHERE told.kind = 'INFLUENCER' AND one IS NOT NULL GROUP BY told.agency, one ORDER BY told.agency, one
        ON CONFLICT (agency, influencer_id) DO UPDATE SET since = marked.since;
    RETURN NULL;
END $$;
DROP TRIGGER influencer_told_again ON known_contact;
CREATE TRIGGER influencer_told_again AFTER UPDATE ON known_contact
    REFERENCING OLD TABLE AS before NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION mark_influencers_told_again();

-- What contacts told of somebody who is erased comes too late, and is no more than that.
CREATE FUNCTION pass_over_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(erasure_lock(NEW.agency));
    IF EXISTS (SELECT FROM erased WHERE agency = NEW.agency AND id = NEW.influencer_id) THEN RETURN NULL; END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER told_of_erased BEFORE INSERT ON research FOR EACH ROW EXECUTE FUNCTION pass_over_erased();
CREATE TRIGGER told_of_erased BEFORE INSERT ON contact_permission FOR EACH ROW EXECUTE FUNCTION pass_over_erased();

-- An erasure takes these along. What was touched by what goes is derived anew in the background, as all that the intake
-- does: it may not read what the touchpoints of others come from.
GRANT DELETE ON research TO interactions_intake;
GRANT DELETE ON contact_permission TO interactions_intake;
CALL across_agencies('revision', 'interactions_intake', 'SELECT, DELETE');
CALL across_agencies('touchpoint', 'interactions_intake', 'SELECT, DELETE');
DO $$
DECLARE
    deed text;
BEGIN
    FOREACH deed IN ARRAY '{interaction,commitment,agreement}'::text[] LOOP
        EXECUTE format('CREATE OR REPLACE FUNCTION %1$s_gone() RETURNS trigger LANGUAGE plpgsql AS $gone$ BEGIN '
            'INSERT INTO touchpoint_stale AS marked SELECT agency, influencer_id, clock_timestamp() '
            'FROM before GROUP BY agency, influencer_id ORDER BY agency, influencer_id '
            'ON CONFLICT (agency, influencer_id) DO UPDATE SET since = marked.since; RETURN NULL; END $gone$', deed);
    END LOOP;
END $$;
