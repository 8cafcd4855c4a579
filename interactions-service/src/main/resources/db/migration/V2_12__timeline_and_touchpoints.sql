-- What contacts-service tells beyond who exists: research and do-not-contact, by highest version and without a word.
CREATE TABLE research (
    agency        text        NOT NULL,
    id            uuid        NOT NULL,
    version       bigint      NOT NULL,
    deleted       boolean     NOT NULL,
    influencer_id uuid        NOT NULL,
    occurred_at   timestamptz NOT NULL,
    value         int         NOT NULL CHECK (value BETWEEN 1 AND 3),
    PRIMARY KEY (agency, id)
);
CREATE INDEX research_of_influencer ON research (agency, influencer_id, occurred_at, id) WHERE NOT deleted;
CALL tenant_table('research');
REVOKE INSERT, UPDATE, DELETE ON research FROM interactions_app;
CALL across_agencies('research', 'interactions_intake', 'SELECT, INSERT, UPDATE');

CREATE TABLE contact_permission (
    agency        text        NOT NULL,
    id            uuid        NOT NULL,
    version       bigint      NOT NULL,
    deleted       boolean     NOT NULL,
    influencer_id uuid        NOT NULL,
    occurred_at   timestamptz NOT NULL, -- the beginning of its day
    permission    text        NOT NULL CHECK (permission IN ('OPT_OUT', 'OPT_IN')),
    PRIMARY KEY (agency, id)
);
CREATE INDEX contact_permission_of_influencer ON contact_permission (agency, influencer_id, occurred_at, id)
    WHERE NOT deleted;
CALL tenant_table('contact_permission');
REVOKE INSERT, UPDATE, DELETE ON contact_permission FROM interactions_app;
CALL across_agencies('contact_permission', 'interactions_intake', 'SELECT, INSERT, UPDATE');

-- tags are fingerprints.
ALTER TABLE known_contact
    ADD COLUMN archived            boolean   NOT NULL DEFAULT false,
    ADD COLUMN tags                varchar[] NOT NULL DEFAULT '{}',
    ADD COLUMN cadence_target_days int,
    ADD COLUMN cadence_max_days    int;

-- The timeline: of every source one range by influencer and one by organization, and none that grows with the history.
-- A promise is an event twice. It is closed on a day, and never before it was made: kept here for the index.
ALTER TABLE commitment ADD COLUMN closed_at timestamptz;
CREATE FUNCTION follow_closing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.closed_at := CASE WHEN NEW.closed_on IS NOT NULL
        THEN greatest(NEW.occurred_at, NEW.closed_on::timestamp AT TIME ZONE 'UTC') END;
    RETURN NEW;
END $$;
CREATE TRIGGER commitment_closing BEFORE INSERT OR UPDATE ON commitment
    FOR EACH ROW EXECUTE FUNCTION follow_closing();
-- The walls are for everybody, the owner too, who is of no agency here.
ALTER TABLE commitment NO FORCE ROW LEVEL SECURITY;
UPDATE commitment SET closed_on = closed_on WHERE closed_on IS NOT NULL;
ALTER TABLE commitment FORCE ROW LEVEL SECURITY;

CREATE INDEX interaction_of_kind_for_organization ON interaction (agency, organization_id, kind, occurred_at, id)
    WHERE NOT deleted;
CREATE INDEX commitment_made_with_influencer ON commitment (agency, influencer_id, occurred_at, id) WHERE NOT deleted;
CREATE INDEX commitment_made_for_organization ON commitment (agency, organization_id, occurred_at, id)
    WHERE NOT deleted;
CREATE INDEX commitment_open_with_influencer ON commitment (agency, influencer_id, occurred_at, id)
    WHERE NOT deleted AND status = 'OPEN';
CREATE INDEX commitment_open_for_organization ON commitment (agency, organization_id, occurred_at, id)
    WHERE NOT deleted AND status = 'OPEN';
CREATE INDEX commitment_closed_with_influencer ON commitment (agency, influencer_id, status, closed_at, id)
    WHERE NOT deleted AND status <> 'OPEN';
CREATE INDEX commitment_closed_for_organization ON commitment (agency, organization_id, status, closed_at, id)
    WHERE NOT deleted AND status <> 'OPEN';
CREATE INDEX agreement_made_with_influencer ON agreement (agency, influencer_id, occurred_at, id) WHERE NOT deleted;
CREATE INDEX agreement_made_for_organization ON agreement (agency, organization_id, occurred_at, id)
    WHERE NOT deleted;
CREATE INDEX survey_answered_with_influencer ON survey (agency, influencer_id, occurred_at, id) WHERE NOT deleted;
CREATE INDEX survey_answered_for_organization ON survey (agency, organization_id, occurred_at, id) WHERE NOT deleted;

-- How often to be in touch: with those of a tag, for an organization, or for everybody. A tag is kept as the caller
-- wrote it, and as the fingerprint that events carry.
CREATE TABLE cadence (
    agency          text        NOT NULL,
    id              uuid        NOT NULL,
    version         bigint      NOT NULL,
    scope           text        NOT NULL CHECK (scope IN ('ORGANIZATION', 'TAG', 'AGENCY')),
    organization_id uuid        CHECK ((organization_id IS NOT NULL) = (scope = 'ORGANIZATION')),
    tag             text        CHECK ((tag IS NOT NULL) = (scope = 'TAG')),
    tag_print       varchar     CHECK ((tag_print IS NOT NULL) = (scope = 'TAG')),
    target_days     int         NOT NULL CHECK (target_days BETWEEN 1 AND 730),
    max_days        int         NOT NULL CHECK (max_days BETWEEN target_days AND 1095),
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (agency, id),
    UNIQUE NULLS NOT DISTINCT (agency, scope, organization_id, tag_print)
);
CREATE INDEX cadence_by_creation ON cadence (agency, created_at, id);
CALL tenant_table('cadence');

-- When to be in touch next: of each influencer one row for the whole agency (organization_id all zeros) and one for each
-- organization that was in touch with them. Derived from the tables above, whoever writes them and however many rows
-- at a time; time alone changes nothing here. Of somebody who is left alone the three days are null.
CREATE TABLE touchpoint (
    agency          text   NOT NULL,
    influencer_id   uuid   NOT NULL,
    organization_id uuid   NOT NULL,
    last_touch_on   date,
    last_touch_kind text,
    usual_gap_days  float8, -- the median between days of touch; null with fewer than three days
    cadence_scope   text,
    cadence_id      uuid,
    target_days     int,
    max_days        int,
    next_touch_on   date,   -- the target
    latest_on       date,   -- the last day that is still fine
    quiet_on        date,   -- the first day of a silence beyond eight times the usual
    PRIMARY KEY (agency, influencer_id, organization_id)
);
CREATE INDEX touchpoint_by_next ON touchpoint (agency, organization_id, next_touch_on, influencer_id)
    WHERE next_touch_on IS NOT NULL;
CREATE INDEX touchpoint_by_latest ON touchpoint (agency, organization_id, latest_on, influencer_id)
    WHERE latest_on IS NOT NULL;
CREATE INDEX touchpoint_by_quiet ON touchpoint (agency, organization_id, quiet_on, influencer_id)
    WHERE quiet_on IS NOT NULL;
CALL tenant_table('touchpoint');

-- Whose rows are to be derived anew in the background, since the intake may not read what passed between people.
CREATE TABLE touchpoint_stale (
    agency        text        NOT NULL,
    influencer_id uuid        NOT NULL,
    since         timestamptz NOT NULL,
    PRIMARY KEY (agency, influencer_id)
);
CREATE INDEX touchpoint_stale_by_age ON touchpoint_stale (agency, since);
ALTER TABLE touchpoint_stale SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
CALL tenant_table('touchpoint_stale');
CALL across_agencies('touchpoint_stale', 'interactions_intake', 'SELECT, INSERT, UPDATE');

-- Agencies of whose influencers all are to be derived anew, since a rule has changed: how far that has come.
CREATE TABLE touchpoint_walk (
    agency text NOT NULL PRIMARY KEY,
    after  uuid NOT NULL
);
CALL tenant_table('touchpoint_walk');
CALL across_agencies('touchpoint_walk', 'interactions_intake', 'SELECT, INSERT, UPDATE');

-- All ids that stand for this person.
CREATE FUNCTION ids_of_person(whose text, who uuid) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 1
    RETURN who;

-- Only these: of what scoring calls meaningful contact, it is the same list.
CREATE INDEX interaction_touching ON interaction (agency, influencer_id, occurred_at, id) INCLUDE (organization_id, kind)
    WHERE NOT deleted AND (kind IN ('INTRODUCTION', 'HELP', 'REPLY', 'INBOUND', 'BENEFIT', 'RESPONSE')
        OR kind = 'GIFT' AND solicited);
CREATE INDEX interaction_permitting ON interaction (agency, influencer_id, occurred_at, id) INCLUDE (kind)
    WHERE NOT deleted AND kind IN ('OPT_OUT', 'OPT_IN');

-- Also where nothing has changed. The caller is of that agency, and sees no other's rows anyway. Planned once, since
-- that costs more than to run it; each table is looked into by key for one person after the other, however large it is.
CREATE FUNCTION derive_touchpoints(whose text, who uuid[]) RETURNS void LANGUAGE plpgsql
    SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET jit = off AS $$
DECLARE
    everybody CONSTANT uuid := '00000000-0000-0000-0000-000000000000';
BEGIN
    -- Locked in a statement of its own: what others wrote meanwhile is seen by the next one. So many locks at most.
    PERFORM pg_advisory_xact_lock(hashtext(whose), place)
        FROM (SELECT DISTINCT hashtext(id::text) & 4095 AS place FROM unnest(who) AS id ORDER BY place) AS places;

    WITH person AS MATERIALIZED (
        SELECT w.id AS influencer, p.id FROM (SELECT DISTINCT id FROM unnest(who) AS id) AS w,
            ids_of_person(whose, w.id) AS p (id)
    ), touch AS MATERIALIZED (
        SELECT p.influencer, t.* FROM person AS p, LATERAL (
            SELECT i.organization_id, i.kind, i.occurred_at, i.id FROM interaction AS i
            WHERE i.agency = whose AND i.influencer_id = p.id AND NOT i.deleted
                AND (i.kind IN ('INTRODUCTION', 'HELP', 'REPLY', 'INBOUND', 'BENEFIT', 'RESPONSE')
                    OR i.kind = 'GIFT' AND i.solicited)
            UNION ALL
            SELECT c.organization_id, 'COMMITMENT_KEPT', c.closed_at, c.id FROM commitment AS c
            WHERE c.agency = whose AND c.influencer_id = p.id AND NOT c.deleted AND c.status <> 'OPEN'
                AND c.status = 'KEPT'
            UNION ALL
            SELECT a.organization_id, 'AGREEMENT_ACCEPTED', a.occurred_at, a.id FROM agreement AS a
            WHERE a.agency = whose AND a.influencer_id = p.id AND NOT a.deleted AND a.accepted_on IS NOT NULL
            OFFSET 0) AS t
    ), sided AS (
        SELECT influencer, side.organization, kind, occurred_at, id,
            (occurred_at AT TIME ZONE 'UTC')::date AS day
        FROM touch, LATERAL (VALUES (organization_id), (everybody)) AS side (organization)
    ), days AS MATERIALIZED (
        SELECT influencer, organization, day, max(occurred_at) AS at FROM sided GROUP BY influencer, organization, day
    ), latest AS MATERIALIZED (
        SELECT DISTINCT ON (s.influencer, s.organization) s.influencer, s.organization, s.kind, s.day
        FROM (SELECT influencer, organization, max(at) AS at FROM days GROUP BY influencer, organization) AS d
        JOIN sided AS s ON s.influencer = d.influencer AND s.organization = d.organization AND s.occurred_at = d.at
        ORDER BY s.influencer, s.organization, s.id DESC
    ), gaps AS (
        SELECT influencer, organization,
            day - lag(day) OVER (PARTITION BY influencer, organization ORDER BY day) AS gap FROM days
    ), usual AS (
        -- An answer on the next day is of the same exchange, and no gap, unless they are in touch every day.
        SELECT influencer, organization, coalesce(
            percentile_cont(0.5) WITHIN GROUP (ORDER BY gap) FILTER (WHERE gap > 1),
            percentile_cont(0.5) WITHIN GROUP (ORDER BY gap)) AS gap
        FROM gaps GROUP BY influencer, organization HAVING count(gap) >= 2
    ), permission AS (
        SELECT DISTINCT ON (p.influencer) p.influencer, w.said FROM person AS p, LATERAL (
            SELECT i.kind AS said, (i.occurred_at AT TIME ZONE 'UTC')::date AS day, i.id FROM interaction AS i
            WHERE i.agency = whose AND i.influencer_id = p.id AND NOT i.deleted AND i.kind IN ('OPT_OUT', 'OPT_IN')
            UNION ALL
            SELECT c.permission, (c.occurred_at AT TIME ZONE 'UTC')::date, c.id FROM contact_permission AS c
            WHERE c.agency = whose AND c.influencer_id = p.id AND NOT c.deleted
            OFFSET 0) AS w
        ORDER BY p.influencer, w.day DESC, w.id DESC
    ), wanted AS (
        SELECT influencer, organization, kind, day FROM latest
        UNION ALL
        SELECT DISTINCT p.influencer, everybody, NULL, NULL::date FROM person AS p
        WHERE NOT EXISTS (SELECT FROM latest AS l WHERE l.influencer = p.influencer)
    ), fresh AS MATERIALIZED (
        SELECT w.influencer, w.organization, w.kind, w.day, u.gap, rule.scope, rule.id, rule.target, rule.most,
            -- Who is not known, or to be left alone, is not waited for.
            k.id IS NOT NULL AND NOT k.archived AND p.said IS DISTINCT FROM 'OPT_OUT'
                AND (w.organization = everybody OR o.id IS NOT NULL AND NOT o.archived) AS listed,
            -- Whom nobody was in touch with yet counts from the day they were added.
            coalesce(w.day, (uuid_extract_timestamp(w.influencer) AT TIME ZONE 'UTC')::date, DATE '1970-01-01') AS since
        FROM wanted AS w
        LEFT JOIN usual AS u ON u.influencer = w.influencer AND u.organization = w.organization
        LEFT JOIN permission AS p ON p.influencer = w.influencer
        LEFT JOIN LATERAL (SELECT * FROM known_contact AS one WHERE one.agency = whose AND one.id = w.influencer
            AND one.kind = 'INFLUENCER' AND NOT one.deleted OFFSET 0) AS k ON true
        LEFT JOIN LATERAL (SELECT * FROM known_contact AS one WHERE one.agency = whose AND one.id = w.organization
            AND one.kind = 'ORGANIZATION' AND NOT one.deleted OFFSET 0) AS o ON true
        LEFT JOIN LATERAL (
            -- The most specific; of several alike the shortest.
            SELECT * FROM (
                SELECT 1 AS rank, 'INFLUENCER' AS scope, NULL::uuid AS id,
                    coalesce(k.cadence_target_days, k.cadence_max_days) AS target, k.cadence_max_days AS most
                WHERE k.cadence_max_days IS NOT NULL
                UNION ALL
                SELECT CASE c.scope WHEN 'ORGANIZATION' THEN 2 WHEN 'TAG' THEN 3 ELSE 4 END, c.scope, c.id,
                    c.target_days, c.max_days
                FROM cadence AS c
                WHERE c.agency = whose AND (c.scope = 'AGENCY'
                    OR c.scope = 'TAG' AND c.tag_print = ANY (k.tags)
                    OR c.scope = 'ORGANIZATION' AND CASE WHEN w.organization <> everybody
                        THEN c.organization_id = w.organization
                        ELSE EXISTS (SELECT FROM latest AS l JOIN known_contact AS one
                                ON one.agency = whose AND one.id = l.organization
                                AND NOT one.deleted AND NOT one.archived
                            WHERE l.influencer = w.influencer AND l.organization = c.organization_id) END)
            ) AS rules ORDER BY rank, target, most, id LIMIT 1) AS rule ON true
    ), stored AS (
        INSERT INTO touchpoint AS t (agency, influencer_id, organization_id, last_touch_on, last_touch_kind,
            usual_gap_days, cadence_scope, cadence_id, target_days, max_days, next_touch_on, latest_on, quiet_on)
        SELECT whose, influencer, organization, day, kind, gap, scope, id, target, most,
            CASE WHEN listed THEN since + target END,
            CASE WHEN listed THEN since + most END,
            CASE WHEN listed THEN day + (8 * gap)::int + 1 END
        FROM fresh WHERE day IS NOT NULL OR listed AND target IS NOT NULL
        ON CONFLICT (agency, influencer_id, organization_id) DO UPDATE SET last_touch_on = excluded.last_touch_on,
            last_touch_kind = excluded.last_touch_kind, usual_gap_days = excluded.usual_gap_days,
            cadence_scope = excluded.cadence_scope, cadence_id = excluded.cadence_id,
            target_days = excluded.target_days, max_days = excluded.max_days,
            next_touch_on = excluded.next_touch_on, latest_on = excluded.latest_on, quiet_on = excluded.quiet_on
        WHERE t.* IS DISTINCT FROM excluded.*)
    DELETE FROM touchpoint AS t
    WHERE t.agency = whose AND t.influencer_id = ANY (who) AND NOT EXISTS (
        SELECT FROM fresh AS f WHERE f.influencer = t.influencer_id AND f.organization = t.organization_id
            AND (f.day IS NOT NULL OR f.listed AND f.target IS NOT NULL));
END $$;

-- What a transaction touches is derived once, when it is about to commit: nothing waits for a lock while it holds one.
CREATE TABLE touchpoint_changed (
    agency        text   NOT NULL,
    transaction   bigint NOT NULL,
    influencer_id uuid   NOT NULL,
    PRIMARY KEY (agency, transaction, influencer_id)
);
ALTER TABLE touchpoint_changed SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
CALL tenant_table('touchpoint_changed');

-- Only what counts, and only where it has become another: most of what is written down moves nobody's touch. A deed that
-- is given to another influencer leaves the one it was with.
CREATE PROCEDURE touching(deeds text, told text, counting text) LANGUAGE plpgsql AS $$
DECLARE
    counted CONSTANT text := format('SELECT agency, influencer_id, id, organization_id, %s FROM %%s '
                                    'WHERE NOT deleted AND (%s)', told, counting);
    -- One by one, so that who changes nothing of it, such as reminders in the role of the intake, need not be let in.
    note CONSTANT text := 'CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $note$ DECLARE touched record; BEGIN '
        'FOR touched IN SELECT DISTINCT agency, influencer_id FROM (%s) AS one LOOP '
        'INSERT INTO touchpoint_changed VALUES '
        '(touched.agency, pg_current_xact_id()::text::bigint, touched.influencer_id) ON CONFLICT DO NOTHING; '
        'END LOOP; RETURN NULL; END $note$';
    before CONSTANT text := format(counted, 'before');
    after CONSTANT text := format(counted, 'after');
BEGIN
    EXECUTE format(note, deeds || '_made', after);
    EXECUTE format(note, deeds || '_gone', before);
    EXECUTE format(note, deeds || '_moved',
        format('(%1$s EXCEPT %2$s) UNION ALL (%2$s EXCEPT %1$s)', before, after));
    EXECUTE format('CREATE TRIGGER touch_made AFTER INSERT ON %1$s REFERENCING NEW TABLE AS after '
                   'FOR EACH STATEMENT EXECUTE FUNCTION %1$s_made()', deeds);
    EXECUTE format('CREATE TRIGGER touch_gone AFTER DELETE ON %1$s REFERENCING OLD TABLE AS before '
                   'FOR EACH STATEMENT EXECUTE FUNCTION %1$s_gone()', deeds);
    EXECUTE format('CREATE TRIGGER touch_moved AFTER UPDATE ON %1$s REFERENCING OLD TABLE AS before '
                   'NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION %1$s_moved()', deeds);
END $$;
CALL touching('interaction', 'kind, occurred_at',
    $$kind IN ('INTRODUCTION', 'HELP', 'REPLY', 'INBOUND', 'BENEFIT', 'RESPONSE', 'OPT_OUT', 'OPT_IN')
    OR kind = 'GIFT' AND solicited$$);
CALL touching('commitment', 'closed_at', $$status = 'KEPT'$$);
CALL touching('agreement', 'occurred_at', $$accepted_on IS NOT NULL$$);

CREATE FUNCTION derive_touched() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    touched uuid[];
BEGIN
    -- Of the first row for all of them; the others find nothing left.
    WITH noted AS (DELETE FROM touchpoint_changed
        WHERE agency = NEW.agency AND transaction = NEW.transaction RETURNING influencer_id)
    SELECT array_agg(influencer_id) INTO touched FROM noted;
    IF touched IS NOT NULL THEN PERFORM derive_touchpoints(NEW.agency, touched); END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER touched AFTER INSERT ON touchpoint_changed DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION derive_touched();

-- What the intake learns. An update of the mark waits for who is deriving just now, and marks anew.
CREATE FUNCTION mark_influencers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO touchpoint_stale AS marked SELECT agency, id, clock_timestamp() FROM changed
        WHERE kind = 'INFLUENCER' ORDER BY agency, id
        ON CONFLICT (agency, influencer_id) DO UPDATE SET since = marked.since;
    RETURN NULL;
END $$;
CREATE TRIGGER influencer_told AFTER INSERT ON known_contact REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION mark_influencers();
CREATE TRIGGER influencer_told_again AFTER UPDATE ON known_contact REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION mark_influencers();

-- Who wants to be left alone goes before everybody else.
CREATE FUNCTION mark_permitting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO touchpoint_stale AS marked SELECT agency, influencer_id, '-infinity' FROM changed
        GROUP BY agency, influencer_id ORDER BY agency, influencer_id
        ON CONFLICT (agency, influencer_id) DO UPDATE SET since = excluded.since;
    RETURN NULL;
END $$;
CREATE TRIGGER permission_told AFTER INSERT ON contact_permission REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION mark_permitting();
CREATE TRIGGER permission_told_again AFTER UPDATE ON contact_permission REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION mark_permitting();

-- With a rule, or with an organization put aside or taken back, anybody's pace may be another.
CREATE FUNCTION walk_of_organizations() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO touchpoint_walk SELECT DISTINCT c.agency, '00000000-0000-0000-0000-000000000000'::uuid
        FROM changed AS c JOIN before AS b ON b.agency = c.agency AND b.id = c.id
        WHERE c.kind = 'ORGANIZATION' AND (c.deleted, c.archived) <> (b.deleted, b.archived) ORDER BY c.agency
        ON CONFLICT (agency) DO UPDATE SET after = excluded.after;
    RETURN NULL;
END $$;
CREATE TRIGGER organization_told AFTER UPDATE ON known_contact REFERENCING OLD TABLE AS before NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION walk_of_organizations();

CREATE FUNCTION walk_of_rules() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO touchpoint_walk SELECT DISTINCT agency, '00000000-0000-0000-0000-000000000000'::uuid FROM changed
        ON CONFLICT (agency) DO UPDATE SET after = excluded.after;
    RETURN NULL;
END $$;
CREATE TRIGGER rule_made AFTER INSERT ON cadence REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION walk_of_rules();
CREATE TRIGGER rule_changed AFTER UPDATE ON cadence REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION walk_of_rules();
CREATE TRIGGER rule_deleted AFTER DELETE ON cadence REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION walk_of_rules();
