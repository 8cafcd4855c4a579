-- By what else than its id an influencer is recognised: e-mail addresses and accounts, in small letters.
-- A table and no index over the arrays: row-level security lets only leakproof comparisons use an index.
CREATE TABLE influencer_key (
    agency        text NOT NULL,
    key           text COLLATE "C" NOT NULL,
    influencer_id uuid NOT NULL,
    PRIMARY KEY (agency, key, influencer_id)
);

-- Only A to Z become small ("C"), the same on every platform and in the service's own Keys.java.
CREATE FUNCTION influencer_keys(emails varchar[], channels jsonb) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
    SELECT 'email:' || lower(email COLLATE "C") FROM unnest(emails) AS email
    UNION
    SELECT 'channel:' || lower((one ->> 'network') COLLATE "C") || '/' || ltrim(lower((one ->> 'handle') COLLATE "C"), '@')
    FROM jsonb_array_elements(channels) AS one
$$;

-- By triggers, so that whoever writes an influencer keeps the keys; per statement, so that many cost little more than one.
CREATE FUNCTION influencer_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO influencer_key (agency, key, influencer_id)
    SELECT i.agency, k, i.id FROM fresh i, influencer_keys(i.emails, i.channels) k;
    RETURN NULL;
END $$;

CREATE FUNCTION influencer_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM influencer_key USING former f JOIN fresh i USING (agency, id), influencer_keys(f.emails, f.channels) k
    WHERE (f.emails, f.channels) IS DISTINCT FROM (i.emails, i.channels)
        AND influencer_key.agency = f.agency AND key = k AND influencer_id = f.id;
    INSERT INTO influencer_key (agency, key, influencer_id)
    SELECT i.agency, k, i.id FROM former f JOIN fresh i USING (agency, id), influencer_keys(i.emails, i.channels) k
    WHERE (f.emails, f.channels) IS DISTINCT FROM (i.emails, i.channels);
    RETURN NULL;
END $$;

-- What an influencer was before an import goes with them: whoever asks to be forgotten must not be held by an undo.
CREATE FUNCTION influencer_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM influencer_key USING former f, influencer_keys(f.emails, f.channels) k
    WHERE influencer_key.agency = f.agency AND key = k AND influencer_id = f.id;
    UPDATE import_effect SET was = NULL FROM former f
    WHERE import_effect.agency = f.agency AND influencer_id = f.id AND was IS NOT NULL;
    RETURN NULL;
END $$;

-- The walls of influencer hold for its owner too; for this one statement they are opened.
ALTER TABLE influencer NO FORCE ROW LEVEL SECURITY;
INSERT INTO influencer_key SELECT i.agency, k, i.id FROM influencer i, influencer_keys(i.emails, i.channels) k;
ALTER TABLE influencer FORCE ROW LEVEL SECURITY;
CALL tenant_table('influencer_key');

CREATE TRIGGER made AFTER INSERT ON influencer
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION influencer_made();
CREATE TRIGGER changed AFTER UPDATE ON influencer
    REFERENCING OLD TABLE AS former NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION influencer_changed();
CREATE TRIGGER gone AFTER DELETE ON influencer
    REFERENCING OLD TABLE AS former FOR EACH STATEMENT EXECUTE FUNCTION influencer_gone();

-- A file of influencers that was sent, how it is to be read and how far that has come.
CREATE TABLE import_job (
    agency         text        NOT NULL,
    id             uuid        NOT NULL,
    version        bigint      NOT NULL,
    state          text        NOT NULL,
    format         text        NOT NULL,
    mode           text        NOT NULL,
    dry_run        boolean     NOT NULL,
    match_by       varchar[]   NOT NULL,
    source         text        NOT NULL,
    mapping        jsonb       NOT NULL,
    encoding       text        NOT NULL,
    bytes          bigint      NOT NULL,
    bytes_read     bigint      NOT NULL,
    headings       jsonb,
    rows_read      bigint      NOT NULL,
    rows_created   bigint      NOT NULL,
    rows_updated   bigint      NOT NULL,
    rows_unchanged bigint      NOT NULL,
    rows_refused   bigint      NOT NULL,
    rows_duplicate bigint      NOT NULL,
    undone         bigint      NOT NULL,
    kept           bigint      NOT NULL,
    failure        jsonb,
    attempts       int         NOT NULL DEFAULT 0,
    claimed_by     uuid,
    claimed_until  timestamptz,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    PRIMARY KEY (agency, id)
);
CREATE INDEX import_job_by_creation ON import_job (agency, created_at, id);
CREATE INDEX import_job_to_do ON import_job (id) WHERE state IN ('WAITING', 'RUNNING', 'UNDOING');
CALL tenant_table('import_job');
-- Looking for work is not for any agency; doing it is.
CALL across_agencies('import_job', '${service}_relay', 'SELECT (agency, id, state, claimed_by, claimed_until)');

-- The file itself, until it has been read to its end.
CREATE TABLE import_chunk (
    agency    text  NOT NULL,
    import_id uuid  NOT NULL,
    position  int   NOT NULL,
    bytes     bytea NOT NULL,
    PRIMARY KEY (agency, import_id, position)
);
ALTER TABLE import_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;
CALL tenant_table('import_chunk');

-- Whom the rows so far were about, to find another row about the same one; until the file has been read.
CREATE TABLE import_seen (
    agency      text   NOT NULL,
    import_id   uuid   NOT NULL,
    key         text   COLLATE "C" NOT NULL,
    line        bigint NOT NULL,
    external_id text,
    PRIMARY KEY (agency, import_id, key)
);
CALL tenant_table('import_seen');

-- Why a row was not taken. Never what stands in the row: the sender has it, and nobody else needs it.
CREATE TABLE import_refusal (
    agency    text   NOT NULL,
    import_id uuid   NOT NULL,
    line      bigint NOT NULL,
    id        uuid   NOT NULL,
    place     text,
    code      text   NOT NULL,
    message   text   NOT NULL,
    PRIMARY KEY (agency, import_id, line, id)
);
CALL tenant_table('import_refusal');

-- What an import has made or changed, for taking it back. was: as before, absent where made; outcome: of taking it back.
CREATE TABLE import_effect (
    agency        text   NOT NULL,
    import_id     uuid   NOT NULL,
    influencer_id uuid   NOT NULL,
    line          bigint NOT NULL,
    made          boolean NOT NULL,
    version       bigint NOT NULL,
    was           jsonb,
    outcome       text,
    PRIMARY KEY (agency, import_id, influencer_id)
);
CREATE INDEX import_effect_of_influencer ON import_effect (agency, influencer_id) WHERE was IS NOT NULL;
CREATE INDEX import_effect_kept ON import_effect (agency, import_id, line, influencer_id) WHERE outcome IN ('CHANGED_SINCE', 'IN_USE');
CALL tenant_table('import_effect');
