-- Two influencers who turned out to be one. The row of the duplicate leaves influencer, and with it every list, key and
-- search; all that is needed to bring it back stands here, until that has been done or the survivor is deleted.
CREATE TABLE influencer_merge (
    agency       text        NOT NULL,
    id           uuid        NOT NULL,
    version      bigint      NOT NULL,
    survivor_id  uuid        NOT NULL,
    duplicate_id uuid        NOT NULL,
    -- Where both are found today: the survivor, or whom that was merged into since.
    root_id      uuid        NOT NULL,
    -- The duplicate's own key in the agency's system, by which the root is found as well.
    external_id  text,
    merged_by    text        NOT NULL,
    undone_by    text,
    undone_at    timestamptz,
    -- The last version of the duplicate that was told.
    told_version bigint      NOT NULL,
    -- The row as it was, the same in the service's own words, what the survivor got of it, and what moved with it.
    was          jsonb,
    said         jsonb,
    given        jsonb,
    moved        jsonb,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    PRIMARY KEY (agency, id),
    -- Whoever asks to be forgotten must not be held by an undo.
    FOREIGN KEY (agency, root_id) REFERENCES influencer (agency, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX influencer_merge_of_duplicate ON influencer_merge (agency, duplicate_id) WHERE undone_at IS NULL;
CREATE INDEX influencer_merge_by_external_id ON influencer_merge (agency, external_id) WHERE undone_at IS NULL;
CREATE INDEX influencer_merge_of_survivor ON influencer_merge (agency, survivor_id, created_at, id);
CREATE INDEX influencer_merge_of_root ON influencer_merge (agency, root_id);
CALL tenant_table('influencer_merge');

-- The external id of a duplicate stays theirs: the survivor may have it, and nobody else, or undo would find it taken.
CREATE FUNCTION influencer_external_id_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM fresh f JOIN influencer_merge m ON m.agency = f.agency AND m.external_id = f.external_id
               WHERE m.undone_at IS NULL AND m.root_id <> f.id) THEN
        RAISE unique_violation USING MESSAGE = 'external_id is that of a merged influencer';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER external_id_kept_when_made AFTER INSERT ON influencer
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION influencer_external_id_kept();
CREATE TRIGGER external_id_kept_when_changed AFTER UPDATE ON influencer
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION influencer_external_id_kept();

-- Makes the row anew from what it was, whatever columns there are by now: those that came later get their defaults.
CREATE FUNCTION influencer_brought_back(was jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    named text;
BEGIN
    SELECT string_agg(quote_ident(attname), ', ') INTO named FROM pg_attribute
    WHERE attrelid = 'influencer'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND was ? attname;
    EXECUTE format('INSERT INTO influencer (%1$s) SELECT %1$s FROM jsonb_populate_record(NULL::influencer, $1)', named)
    USING was;
END $$;

-- By what two influencers look alike who share no address and no account: how the name sounds without case, accents and
-- punctuation, in whatever order its words; a handle on whatever network; the address of a page. A table and no index
-- over expressions: row-level security lets only leakproof comparisons use an index.
CREATE TABLE influencer_likeness (
    agency        text NOT NULL,
    key           text COLLATE "C" NOT NULL,
    influencer_id uuid NOT NULL,
    PRIMARY KEY (agency, key, influencer_id)
);

CREATE FUNCTION influencer_likenesses(name text, channels jsonb) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
    SELECT left('name:' || string_agg(word, ' ' ORDER BY word COLLATE "C"), 500) COLLATE "C"
    FROM regexp_split_to_table(
        regexp_replace(lower(normalize(name, NFKD) COLLATE "pg_c_utf8"), '[\u0300-\u036f''’.]', '', 'g'),
        '[^[:alnum:]]+') AS word
    WHERE word <> '' HAVING count(*) > 0
    UNION
    SELECT 'handle:' || ltrim(lower((one ->> 'handle') COLLATE "C"), '@') FROM jsonb_array_elements(channels) AS one
    WHERE length(ltrim(one ->> 'handle', '@')) > 3
    UNION
    SELECT left('page:' || rtrim(regexp_replace(lower((one ->> 'url') COLLATE "C"), '^https?://(www\.)?', ''), '/'), 500)
    FROM jsonb_array_elements(channels) AS one WHERE one ->> 'url' IS NOT NULL
$$;

CREATE FUNCTION influencer_likeness_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO influencer_likeness (agency, key, influencer_id)
    SELECT i.agency, k, i.id FROM fresh i, influencer_likenesses(i.name, i.channels) k;
    RETURN NULL;
END $$;

CREATE FUNCTION influencer_likeness_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM influencer_likeness USING former f JOIN fresh i USING (agency, id),
        influencer_likenesses(f.name, f.channels) k
    WHERE (f.name, f.channels) IS DISTINCT FROM (i.name, i.channels)
        AND influencer_likeness.agency = f.agency AND key = k AND influencer_id = f.id;
    INSERT INTO influencer_likeness (agency, key, influencer_id)
    SELECT i.agency, k, i.id FROM former f JOIN fresh i USING (agency, id), influencer_likenesses(i.name, i.channels) k
    WHERE (f.name, f.channels) IS DISTINCT FROM (i.name, i.channels);
    RETURN NULL;
END $$;

CREATE FUNCTION influencer_likeness_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM influencer_likeness USING former f, influencer_likenesses(f.name, f.channels) k
    WHERE influencer_likeness.agency = f.agency AND key = k AND influencer_id = f.id;
    RETURN NULL;
END $$;

-- The walls of influencer hold for its owner too; for this one statement they are opened.
ALTER TABLE influencer NO FORCE ROW LEVEL SECURITY;
INSERT INTO influencer_likeness SELECT i.agency, k, i.id FROM influencer i, influencer_likenesses(i.name, i.channels) k;
ALTER TABLE influencer FORCE ROW LEVEL SECURITY;
CALL tenant_table('influencer_likeness');

CREATE TRIGGER likeness_made AFTER INSERT ON influencer
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION influencer_likeness_made();
CREATE TRIGGER likeness_changed AFTER UPDATE ON influencer
    REFERENCING OLD TABLE AS former NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION influencer_likeness_changed();
CREATE TRIGGER likeness_gone AFTER DELETE ON influencer
    REFERENCING OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION influencer_likeness_gone();
