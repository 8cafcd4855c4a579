-- What every service's database has. ${service} is contacts, interactions or scoring; the roles exist already.

-- The second wall. An absent setting is null, an ended SET LOCAL an empty string: both mean "no agency, no rows".
CREATE FUNCTION current_agency() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('rapport.agency', true), '');

-- To be called for every table with an agency: row-level security for everybody, the owner included, and the
-- application's rights within its agency.
CREATE PROCEDURE tenant_table(tenant_table regclass) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY own_agency ON %s TO ${service}_app '
                   'USING (agency = current_agency()) WITH CHECK (agency = current_agency())', tenant_table);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO ${service}_app', tenant_table);
END $$;

-- For the few roles that work across agencies (relay, intake): a policy of their own and only the rights named.
CREATE PROCEDURE across_agencies(tenant_table regclass, role text, rights text) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE POLICY %I ON %s TO %I USING (true) WITH CHECK (true)', role || '_all', tenant_table, role);
    EXECUTE format('GRANT %s ON %s TO %I', rights, tenant_table, role);
END $$;

-- Events waiting for Kafka; normally empty. data is JSON; subject is the record's key; owner chooses the partition.
CREATE TABLE outbox (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agency      text        NOT NULL,
    topic       text        NOT NULL,
    type        text        NOT NULL,
    subject     text        NOT NULL,
    version     bigint      NOT NULL,
    owner       text        NOT NULL,
    data        bytea       NOT NULL,
    traceparent text,
    created_at  timestamptz NOT NULL DEFAULT now()
);
-- Rows come and go all day: vacuum early, or the relay reads ever more dead ones.
ALTER TABLE outbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
CALL tenant_table('outbox');
REVOKE SELECT, UPDATE, DELETE ON outbox FROM ${service}_app;
CALL across_agencies('outbox', '${service}_relay', 'SELECT, DELETE');

-- Answers to requests with an Idempotency-Key, for 24 hours.
CREATE TABLE idempotency (
    agency      text        NOT NULL,
    caller      text        NOT NULL,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    status      int         NOT NULL,
    location    text,
    etag        text,
    body        text,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (agency, caller, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);
CALL tenant_table('idempotency');
CALL across_agencies('idempotency', '${service}_relay', 'SELECT, DELETE');
