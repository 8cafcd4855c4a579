-- The audit log of each agency becomes a chain: what was written is sealed a moment later, block by block, and each seal
-- holds the hash of the one before. Not by who writes: they would have to wait for each other, one after the other.

-- Entries that no seal covers yet; normally empty. Whatever is committed late is found here late, and missed by nobody,
-- which no cursor over times or ids can say of itself.
CREATE TABLE audit_unsealed (
    agency text        NOT NULL,
    at     timestamptz NOT NULL,
    id     uuid        NOT NULL,
    PRIMARY KEY (agency, id)
);
-- Rows come and go all day: vacuum early.
ALTER TABLE audit_unsealed SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- seq counts from 1; previous is the hash of seq - 1, and empty for the first.
CREATE TABLE audit_seal (
    agency    text          NOT NULL,
    seq       bigint        NOT NULL,
    sealed_at timestamptz   NOT NULL,
    ats       timestamptz[] NOT NULL,
    ids       uuid[]        NOT NULL,
    previous  bytea         NOT NULL,
    hash      bytea         NOT NULL,
    PRIMARY KEY (agency, seq)
);

-- What is there already. The walls hold for the owner too; for this one statement they are opened.
ALTER TABLE audit_log NO FORCE ROW LEVEL SECURITY;
INSERT INTO audit_unsealed SELECT agency, at, id FROM audit_log;
ALTER TABLE audit_log FORCE ROW LEVEL SECURITY;

-- Requests read both and write neither: that is done in the owner's name, by the functions below, and within the agency.
CALL tenant_table('audit_unsealed');
CALL tenant_table('audit_seal');
REVOKE INSERT, UPDATE, DELETE ON audit_unsealed, audit_seal FROM ${service}_app;
CREATE POLICY by_function ON audit_unsealed TO CURRENT_USER
    USING (agency = current_agency()) WITH CHECK (agency = current_agency());
CREATE POLICY by_function ON audit_seal TO CURRENT_USER
    USING (agency = current_agency()) WITH CHECK (agency = current_agency());
CREATE POLICY to_seal ON audit_log FOR SELECT TO CURRENT_USER USING (agency = current_agency());
-- Whoever looks for work sees of whom there is some, and no more.
CALL across_agencies('audit_unsealed', '${service}_relay', 'SELECT (agency)');
-- When an entry was made and which it is, is not for who makes it to say.
REVOKE INSERT ON audit_log FROM ${service}_app;
GRANT INSERT (agency, caller, action, kind, thing, version, fields, counts) ON audit_log TO ${service}_app;

CREATE FUNCTION await_seal() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO audit_unsealed VALUES (NEW.agency, NEW.at, NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER await_seal AFTER INSERT ON audit_log FOR EACH ROW EXECUTE FUNCTION await_seal();

-- A micro-second count and no date: how dates are written depends on settings.
CREATE FUNCTION micros(moment timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN (extract(epoch FROM moment) * 1000000)::bigint;

-- SHA-256 over the hash before, and a line of JSON for the seal and for each of its entries, in the order of ats and ids.
-- An entry that is gone leaves a line, too. Each entry is found by its key, whatever the planner knows of the log by then:
-- to read all of it for every seal would be quadratic.
CREATE FUNCTION audit_seal_hash(
    whose text, number bigint, moment timestamptz, entry_ats timestamptz[], entry_ids uuid[], before bytea)
RETURNS bytea LANGUAGE sql STABLE
    SET enable_seqscan = off SET enable_bitmapscan = off SET enable_material = off
    SET enable_hashjoin = off SET enable_mergejoin = off AS $$
    SELECT sha256(before || convert_to(
        jsonb_build_array(whose, number, micros(moment), cardinality(entry_ids))::text || E'\n' || string_agg(
            coalesce(jsonb_build_array(l.agency, micros(l.at), l.id, l.caller, l.action, l.kind, l.thing, l.version,
                l.fields, l.counts)::text, 'gone'), E'\n' ORDER BY e.place), 'UTF8'))
    FROM unnest(entry_ats, entry_ids) WITH ORDINALITY AS e (at, id, place)
    LEFT JOIN audit_log l ON l.agency = whose AND l.at = e.at AND l.id = e.id
$$;

-- Seals what waits of the current agency, up to so many entries, and says how many that were. One at a time by agency:
-- whoever comes second has nothing to do.
CREATE FUNCTION seal_audit(most int) RETURNS int LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    whose     text := current_agency();
    last      audit_seal;
    entry_ats timestamptz[];
    entry_ids uuid[];
    moment    timestamptz := clock_timestamp();
BEGIN
    IF whose IS NULL OR NOT pg_try_advisory_xact_lock(hashtextextended('audit seal of ' || whose, 0)) THEN
        RETURN 0;
    END IF;
    WITH taken AS (
        DELETE FROM audit_unsealed WHERE agency = whose AND id = ANY (ARRAY(
            SELECT id FROM audit_unsealed WHERE agency = whose ORDER BY id LIMIT most))
        RETURNING at, id)
    SELECT array_agg(at ORDER BY at, id), array_agg(id ORDER BY at, id) INTO entry_ats, entry_ids FROM taken;
    IF entry_ids IS NULL THEN RETURN 0; END IF;
    SELECT * INTO last FROM audit_seal WHERE agency = whose ORDER BY seq DESC LIMIT 1;
    INSERT INTO audit_seal
    SELECT whose, number, moment, entry_ats, entry_ids, before,
        audit_seal_hash(whose, number, moment, entry_ats, entry_ids, before)
    FROM (VALUES (coalesce(last.seq, 0) + 1, coalesce(last.hash, ''))) AS next (number, before);
    RETURN cardinality(entry_ids);
END $$;
REVOKE EXECUTE ON FUNCTION await_seal(), seal_audit(int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION seal_audit(int) TO ${service}_app;
