-- By what else than its id an influencer can be named: pseudonyms, which only those who share the secret can make.
ALTER TABLE known_contact ADD COLUMN keys varchar[];

-- A table and no index over the arrays: row-level security lets only leakproof comparisons use an index.
CREATE TABLE contact_key (
    agency        text NOT NULL,
    key           text COLLATE "C" NOT NULL,
    influencer_id uuid NOT NULL,
    PRIMARY KEY (agency, key, influencer_id)
);
CALL tenant_table('contact_key');
REVOKE INSERT, UPDATE, DELETE ON contact_key FROM interactions_app;
CALL across_agencies('contact_key', 'interactions_intake', 'SELECT, INSERT, DELETE');

-- By triggers, so that whoever writes a contact keeps the keys; who is gone has none.
CREATE FUNCTION contact_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        DELETE FROM contact_key WHERE agency = OLD.agency AND key = ANY (OLD.keys) AND influencer_id = OLD.id;
    END IF;
    IF NOT NEW.deleted THEN
        INSERT INTO contact_key SELECT NEW.agency, k, NEW.id FROM unnest(NEW.keys) k ON CONFLICT DO NOTHING;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER told_first AFTER INSERT ON known_contact
    FOR EACH ROW WHEN (NEW.keys IS NOT NULL) EXECUTE FUNCTION contact_told();
CREATE TRIGGER told_again AFTER UPDATE ON known_contact
    FOR EACH ROW WHEN (OLD.keys IS NOT NULL OR NEW.keys IS NOT NULL) EXECUTE FUNCTION contact_told();

-- A file that was sent, how it is to be read and how far that has come.
CREATE TABLE import_job (
    agency          text        NOT NULL,
    id              uuid        NOT NULL,
    version         bigint      NOT NULL,
    state           text        NOT NULL,
    format          text        NOT NULL,
    dry_run         boolean     NOT NULL,
    organization_id uuid,
    ours            varchar[]   NOT NULL,
    subjects        boolean     NOT NULL,
    uploader        text        NOT NULL,
    mapping         jsonb       NOT NULL,
    encoding        text        NOT NULL,
    bytes           bigint      NOT NULL,
    bytes_read      bigint      NOT NULL,
    headings        jsonb,
    rows_read       bigint      NOT NULL,
    rows_created    bigint      NOT NULL,
    rows_updated    bigint      NOT NULL,
    rows_unchanged  bigint      NOT NULL,
    rows_refused    bigint      NOT NULL,
    rows_duplicate  bigint      NOT NULL,
    undone          bigint      NOT NULL,
    kept            bigint      NOT NULL,
    failure         jsonb,
    attempts        int         NOT NULL DEFAULT 0,
    claimed_by      uuid,
    claimed_until   timestamptz,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (agency, id)
);
CREATE INDEX import_job_by_creation ON import_job (agency, created_at, id);
CREATE INDEX import_job_to_do ON import_job (id) WHERE state IN ('WAITING', 'RUNNING', 'SORTING', 'ACCEPTING', 'UNDOING');
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

-- What the rows of a dry run so far were about, to find the same once more; until the file has been read.
CREATE TABLE import_seen (
    agency    text   NOT NULL,
    import_id uuid   NOT NULL,
    key       uuid   NOT NULL,
    line      bigint NOT NULL,
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

-- Which rows have come, in whatever file, and what they made: what comes again changes nothing, also where that was
-- corrected or deleted since. key and said: hashes of what makes a row the same one, and of all it says. deed_id is
-- null for a mail that is not accepted; outcome is that of taking the import back.
CREATE TABLE import_key (
    agency    text   NOT NULL,
    key       uuid   NOT NULL,
    said      uuid   NOT NULL,
    import_id uuid   NOT NULL,
    line      bigint NOT NULL,
    sort      text   NOT NULL,
    deed_id   uuid,
    outcome   text,
    PRIMARY KEY (agency, key)
);
CREATE INDEX import_key_of_import ON import_key (agency, import_id, key);
CREATE INDEX import_key_kept ON import_key (agency, import_id, line, key) WHERE outcome IS NOT NULL;
CALL tenant_table('import_key');

-- A mail with an influencer and what it is taken for. message and answers are hashes of message ids. It stays after
-- the review, without its subject, so that answers in later mailboxes find it.
CREATE TABLE import_mail (
    agency          text        NOT NULL,
    id              uuid        NOT NULL,
    import_id       uuid        NOT NULL,
    line            bigint      NOT NULL,
    version         bigint      NOT NULL,
    state           text        NOT NULL,
    organization_id uuid        NOT NULL,
    influencer_id   uuid        NOT NULL,
    outward         boolean     NOT NULL,
    occurred_at     timestamptz NOT NULL,
    key             uuid        NOT NULL,
    message         uuid        NOT NULL,
    answers         uuid[]      NOT NULL,
    subject         text,
    kind            text,
    hours           float8,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (agency, id)
);
CREATE INDEX import_mail_of_import ON import_mail (agency, import_id, line, id);
CREATE INDEX import_mail_by_state ON import_mail (agency, import_id, state, influencer_id, id);
CREATE INDEX import_mail_with_influencer ON import_mail (agency, influencer_id, organization_id);
CALL tenant_table('import_mail');

-- Addresses in a mailbox that no influencer has: for its sender, until the review has ended, and no longer than 30 days.
CREATE TABLE import_stranger (
    agency     text        NOT NULL,
    import_id  uuid        NOT NULL,
    address    text        COLLATE "C" NOT NULL,
    mails      bigint      NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (agency, import_id, address)
);
CREATE INDEX import_stranger_age ON import_stranger (created_at);
CALL tenant_table('import_stranger');
CALL across_agencies('import_stranger', '${service}_relay', 'SELECT (created_at), DELETE');
