-- Finding influencers. Row-level security lets only leakproof comparisons use an index, which those of patterns,
-- trigrams and arrays are not; and none of them keeps an order. So all that is looked up by stands in rows of its own,
-- in order, and is found by = and < alone: the walls stay where they are, and a page is one range of an index.

-- As people type: small letters without accents or other marks, fancy letters plain. By collations that come with
-- PostgreSQL, so that it is the same on every platform.
CREATE FUNCTION fold(said text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    left(btrim(CASE WHEN octet_length(said) = char_length(said) THEN lower(said COLLATE "C")
        ELSE normalize(replace(replace(replace(replace(translate(
            regexp_replace(lower(normalize(said, NFKD) COLLATE "pg_c_utf8"),
                '[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u20d0-\u20ff\ufe00-\ufe2f]', '', 'g'),
            'øłđðħıŧŋ', 'olddhitn'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), NFC) COLLATE "C"
        END, E' \t\r\n'), 200);

-- The words of a folded text; the first may be empty.
CREATE FUNCTION words(folded text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    regexp_split_to_array(folded COLLATE "pg_c_utf8", '[^[:alnum:]]+');

-- All that an influencer can be found by, each with its kind before it.
CREATE FUNCTION influencer_traits(name text, emails varchar[], channels jsonb, interests varchar[], tags varchar[],
    language text, source text, do_not_contact jsonb, needs_research boolean)
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ARRAY(
    SELECT 'name:' || fold(name)
    UNION SELECT 'email:' || fold(one) FROM unnest(emails) AS one
    UNION SELECT kind || ltrim(fold(one ->> field), '@') FROM jsonb_array_elements(channels) AS one,
        (VALUES ('handle:', 'handle'), ('network:', 'network')) AS of (kind, field)
    UNION SELECT 'interest:' || fold(one) FROM unnest(interests) AS one
    UNION SELECT 'tag:' || fold(one) FROM unnest(tags) AS one
    -- Whoever looks for pt means pt-BR too.
    UNION SELECT 'language:' || one FROM (VALUES (lower(language)), (split_part(lower(language), '-', 1))) AS of (one)
        WHERE language IS NOT NULL
    UNION SELECT 'source:' || source WHERE source IS NOT NULL
    UNION SELECT 'is:do-not-contact' WHERE do_not_contact IS NOT NULL
    UNION SELECT 'is:to-research' WHERE needs_research
    ORDER BY 1);

ALTER TABLE influencer ADD COLUMN traits text[] COLLATE "C" NOT NULL GENERATED ALWAYS AS (
    influencer_traits(name, emails, channels, interests, tags, language, source, do_not_contact,
        source IS NOT DISTINCT FROM 'LIST' AND last_researched_at = '1900-01-01T00:00:00Z')) STORED;

-- Lists: one row for each trait that can be filtered by, with what a list is sorted by. The key and the indexes each
-- serve one sort. What every change moves has a table of its own, so that a change does not write the others anew.
CREATE TABLE influencer_facet (
    agency             text        NOT NULL,
    facet              text COLLATE "C" NOT NULL,
    archived           boolean     NOT NULL,
    name               text        NOT NULL,
    influencer_id      uuid        NOT NULL,
    created_at         timestamptz NOT NULL,
    last_researched_at timestamptz NOT NULL,
    PRIMARY KEY (agency, facet, archived, name, influencer_id)
);
CREATE INDEX influencer_facet_by_creation ON influencer_facet (agency, facet, archived, created_at, influencer_id);
CREATE INDEX influencer_facet_by_research ON influencer_facet (agency, facet, archived, last_researched_at, influencer_id);

CREATE TABLE influencer_facet_change (
    agency        text        NOT NULL,
    facet         text COLLATE "C" NOT NULL,
    archived      boolean     NOT NULL,
    updated_at    timestamptz NOT NULL,
    influencer_id uuid        NOT NULL,
    PRIMARY KEY (agency, facet, archived, updated_at, influencer_id)
);

-- Search: names, handles and addresses as a whole, and the words of all that is said of an influencer.
CREATE TABLE influencer_term (
    agency        text NOT NULL,
    term          text COLLATE "C" NOT NULL,
    influencer_id uuid NOT NULL,
    PRIMARY KEY (agency, term, influencer_id)
);

CREATE FUNCTION influencer_facets(traits text[]) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 8 AS $$
    SELECT trait FROM unnest(traits) AS trait WHERE split_part(trait, ':', 1) NOT IN ('name', 'handle', 'email')
$$;

-- Of an address, also what follows the @, as a whole: that is where somebody works.
CREATE FUNCTION influencer_terms(traits text[]) RETURNS SETOF text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE ROWS 10 AS $$
    WITH trait AS (SELECT split_part(trait, ':', 1) AS kind, substr(trait, strpos(trait, ':') + 1) AS said
        FROM unnest(traits) AS trait)
    SELECT kind || ':' || said FROM trait WHERE kind IN ('name', 'handle', 'email')
    UNION SELECT 'word:' || word
        FROM trait, unnest(words(CASE kind WHEN 'email' THEN split_part(said, '@', 1) ELSE said END)) AS word
        WHERE kind IN ('name', 'handle', 'email', 'interest', 'tag') AND word <> ''
    UNION SELECT 'email:' || split_part(said, '@', 2) FROM trait WHERE kind = 'email' AND said LIKE '%@_%'
$$;

-- Whatever the planner knew of these tables when it first planned a statement of the triggers, when they may have been
-- empty: rows are found by an index, and all columns are named, so that by each of the indexes it is just one.
CREATE FUNCTION influencer_findable() RETURNS trigger LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    INSERT INTO influencer_facet SELECT i.agency, f, i.archived, i.name, i.id, i.created_at, i.last_researched_at
    FROM fresh i, influencer_facets(i.traits) f;
    INSERT INTO influencer_facet_change SELECT i.agency, f, i.archived, i.updated_at, i.id
    FROM fresh i, influencer_facets(i.traits) f;
    INSERT INTO influencer_term SELECT i.agency, t, i.id FROM fresh i, influencer_terms(i.traits) t;
    RETURN NULL;
END $$;

CREATE FUNCTION influencer_lost() RETURNS trigger LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    DELETE FROM influencer_facet x USING former i, influencer_facets(i.traits) f
    WHERE x.agency = i.agency AND x.facet = f AND x.archived = i.archived AND x.name = i.name AND x.influencer_id = i.id
        AND x.created_at = i.created_at AND x.last_researched_at = i.last_researched_at;
    DELETE FROM influencer_facet_change x USING former i, influencer_facets(i.traits) f
    WHERE x.agency = i.agency AND x.facet = f AND x.archived = i.archived AND x.updated_at = i.updated_at
        AND x.influencer_id = i.id;
    DELETE FROM influencer_term x USING former i, influencer_terms(i.traits) t
    WHERE x.agency = i.agency AND x.term = t AND x.influencer_id = i.id;
    RETURN NULL;
END $$;

-- Only the rows that differ are written; by far most changes are of the time of change alone.
CREATE FUNCTION influencer_found_otherwise() RETURNS trigger LANGUAGE plpgsql
    SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
    -- Whose facets stay as they are is passed over at once: to take them apart costs more than to compare them.
    DELETE FROM influencer_facet x USING (
        SELECT agency, f, archived, name, id, created_at, last_researched_at
            FROM (SELECT agency, id, traits, archived, name, created_at, last_researched_at FROM former
                EXCEPT SELECT agency, id, traits, archived, name, created_at, last_researched_at FROM fresh) o, influencer_facets(o.traits) f
        EXCEPT SELECT agency, f, archived, name, id, created_at, last_researched_at
            FROM (SELECT agency, id, traits, archived, name, created_at, last_researched_at FROM fresh
                EXCEPT SELECT agency, id, traits, archived, name, created_at, last_researched_at FROM former) n, influencer_facets(n.traits) f
    ) i WHERE x.agency = i.agency AND x.facet = i.f AND x.archived = i.archived AND x.name = i.name AND x.influencer_id = i.id
        AND x.created_at = i.created_at AND x.last_researched_at = i.last_researched_at;
    INSERT INTO influencer_facet
    SELECT agency, f, archived, name, id, created_at, last_researched_at
            FROM (SELECT agency, id, traits, archived, name, created_at, last_researched_at FROM fresh
                EXCEPT SELECT agency, id, traits, archived, name, created_at, last_researched_at FROM former) n, influencer_facets(n.traits) f
    EXCEPT SELECT agency, f, archived, name, id, created_at, last_researched_at
            FROM (SELECT agency, id, traits, archived, name, created_at, last_researched_at FROM former
                EXCEPT SELECT agency, id, traits, archived, name, created_at, last_researched_at FROM fresh) o, influencer_facets(o.traits) f;
    DELETE FROM influencer_facet_change x USING (
        SELECT agency, f, archived, updated_at, id FROM former, influencer_facets(traits) f
        EXCEPT SELECT agency, f, archived, updated_at, id FROM fresh, influencer_facets(traits) f
    ) i WHERE x.agency = i.agency AND x.facet = i.f AND x.archived = i.archived AND x.updated_at = i.updated_at
        AND x.influencer_id = i.id;
    INSERT INTO influencer_facet_change
    SELECT agency, f, archived, updated_at, id FROM fresh, influencer_facets(traits) f
    EXCEPT SELECT agency, f, archived, updated_at, id FROM former, influencer_facets(traits) f;
    DELETE FROM influencer_term x USING (
        SELECT agency, t, id
            FROM (SELECT agency, id, traits FROM former
                EXCEPT SELECT agency, id, traits FROM fresh) o, influencer_terms(o.traits) t
        EXCEPT SELECT agency, t, id
            FROM (SELECT agency, id, traits FROM fresh
                EXCEPT SELECT agency, id, traits FROM former) n, influencer_terms(n.traits) t
    ) i WHERE x.agency = i.agency AND x.term = i.t AND x.influencer_id = i.id;
    INSERT INTO influencer_term
    SELECT agency, t, id
            FROM (SELECT agency, id, traits FROM fresh
                EXCEPT SELECT agency, id, traits FROM former) n, influencer_terms(n.traits) t
    EXCEPT SELECT agency, t, id
            FROM (SELECT agency, id, traits FROM former
                EXCEPT SELECT agency, id, traits FROM fresh) o, influencer_terms(o.traits) t;
    RETURN NULL;
END $$;

-- Those who are there already. The walls are for everybody, the owner too, who is of no agency here.
ALTER TABLE influencer NO FORCE ROW LEVEL SECURITY;
INSERT INTO influencer_facet SELECT i.agency, f, i.archived, i.name, i.id, i.created_at, i.last_researched_at
FROM influencer i, influencer_facets(i.traits) f;
INSERT INTO influencer_facet_change SELECT i.agency, f, i.archived, i.updated_at, i.id
FROM influencer i, influencer_facets(i.traits) f;
INSERT INTO influencer_term SELECT i.agency, t, i.id FROM influencer i, influencer_terms(i.traits) t;
ALTER TABLE influencer FORCE ROW LEVEL SECURITY;
CALL tenant_table('influencer_facet');
CALL tenant_table('influencer_facet_change');
CALL tenant_table('influencer_term');

CREATE TRIGGER findable AFTER INSERT ON influencer
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION influencer_findable();
CREATE TRIGGER found_otherwise AFTER UPDATE ON influencer
    REFERENCING OLD TABLE AS former NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION influencer_found_otherwise();
CREATE TRIGGER lost AFTER DELETE ON influencer
    REFERENCING OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION influencer_lost();

CREATE INDEX influencer_by_research ON influencer (agency, archived, last_researched_at, id);
-- Facets serve these now; the first never served the application, for whom array comparisons are not leakproof.
DROP INDEX influencer_by_tag, influencer_to_research_by_name, influencer_to_research_by_creation,
    influencer_to_research_by_change;
