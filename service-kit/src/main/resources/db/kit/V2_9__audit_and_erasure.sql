-- Who did what when, and what it takes to forget somebody for good.

-- Who asks, as current_agency() says for whom. Null for work in the background, which writes its own summary.
CREATE FUNCTION current_caller() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('rapport.caller', true), '');

-- Names of fields and never what stands in them: it outlives an erasure. Nobody changes or deletes an entry.
CREATE TABLE audit_log (
    agency  text        NOT NULL,
    at      timestamptz NOT NULL DEFAULT now(),
    id      uuid        NOT NULL DEFAULT uuidv7(),
    caller  text        NOT NULL,
    action  text        NOT NULL,
    kind    text        NOT NULL,
    thing   uuid,
    version bigint,
    fields  varchar[]   NOT NULL DEFAULT '{}',
    -- Of work that concerns many: how many.
    counts  jsonb,
    PRIMARY KEY (agency, at, id)
);
-- One for each filter, so that a page costs the same however long the log is.
CREATE INDEX audit_log_of_thing ON audit_log (agency, thing, at, id);
CREATE INDEX audit_log_of_caller ON audit_log (agency, caller, at, id);
CREATE INDEX audit_log_of_kind ON audit_log (agency, kind, at, id);
CALL tenant_table('audit_log');
REVOKE UPDATE, DELETE ON audit_log FROM ${service}_app;
-- What goes with another row by a foreign key is deleted in the owner's name.
CREATE POLICY by_cascade ON audit_log FOR INSERT TO CURRENT_USER WITH CHECK (agency = current_agency());

-- In the database, so that no way of writing can forget it: entity, bulk statement or trigger. The first argument is the
-- column with the id of what is concerned; the others are columns that follow by themselves from other changes.
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before  jsonb := coalesce(to_jsonb(OLD), '{}');
    after   jsonb := coalesce(to_jsonb(NEW), '{}');
    subject jsonb := CASE TG_OP WHEN 'DELETE' THEN before ELSE after END;
    changed varchar[] := '{}';
    action  text := CASE TG_OP WHEN 'INSERT' THEN 'CREATED' WHEN 'DELETE' THEN 'DELETED' ELSE 'CHANGED' END;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        changed := ARRAY(SELECT key FROM jsonb_each(after) WHERE value IS DISTINCT FROM before -> key
            AND key NOT IN ('version', 'updated_at') AND key <> ALL (TG_ARGV[1:]) ORDER BY key);
        IF changed = '{}' AND before -> 'version' IS NOT DISTINCT FROM after -> 'version' THEN RETURN NULL; END IF;
        IF before ->> 'deleted' = 'false' AND after ->> 'deleted' = 'true' THEN
            action := 'DELETED';
            changed := '{}';
        END IF;
    END IF;
    INSERT INTO audit_log (agency, caller, action, kind, thing, version, fields)
    VALUES (subject ->> 'agency', current_caller(), action, TG_TABLE_NAME, (subject ->> TG_ARGV[0])::uuid,
        (subject ->> 'version')::bigint, changed);
    RETURN NULL;
END $$;

CREATE PROCEDURE audited(audited_table regclass, thing text DEFAULT 'id', following text[] DEFAULT '{}')
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW '
                   'WHEN (current_caller() IS NOT NULL) EXECUTE FUNCTION audit(%s)', audited_table,
                   (SELECT string_agg(quote_literal(a), ', ') FROM unnest(thing || following) AS a));
END $$;

-- A null value erases a record from a compacted topic.
ALTER TABLE outbox ALTER COLUMN data DROP NOT NULL;

-- Records on topics of what is gone or has gone to another owner: only a record of the same key and partition can take
-- their place there.
CREATE TABLE former_record (
    agency  text NOT NULL,
    owner   uuid NOT NULL,
    subject uuid NOT NULL,
    PRIMARY KEY (agency, owner, subject)
);
CREATE INDEX former_record_of_subject ON former_record (agency, subject);
CALL tenant_table('former_record');
REVOKE UPDATE ON former_record FROM ${service}_app;

-- The arguments are the columns of owner and subject.
CREATE FUNCTION leave_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    former jsonb := to_jsonb(OLD);
BEGIN
    INSERT INTO former_record
    VALUES (former ->> 'agency', (former ->> TG_ARGV[0])::uuid, (former ->> TG_ARGV[1])::uuid) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;

-- Whom this service has been told to forget, and what of them it had: the proof, and what keeps late events out.
CREATE TABLE erased (
    agency     text        NOT NULL,
    id         uuid        NOT NULL,
    erasure_id uuid        NOT NULL,
    at         timestamptz NOT NULL DEFAULT now(),
    counts     jsonb       NOT NULL,
    PRIMARY KEY (agency, id)
);
CALL tenant_table('erased');
REVOKE INSERT, UPDATE, DELETE ON erased FROM ${service}_app;

-- Whoever writes about people shares one of 64 locks by agency, whoever erases has it alone: nothing about somebody can
-- be on its way into the database while they are erased.
CREATE FUNCTION erasure_lock(agency text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN 7277690000 + (hashtext(agency) & 63);

-- Which dead letters mention which ids: an erasure reaches them, too. A letter may be of no agency.
CREATE TABLE buried_letter (
    mentioned uuid        NOT NULL,
    place     text        NOT NULL,
    buried_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (mentioned, place)
);
CREATE INDEX buried_letter_of_place ON buried_letter (place);
CREATE INDEX buried_letter_by_age ON buried_letter (buried_at);
