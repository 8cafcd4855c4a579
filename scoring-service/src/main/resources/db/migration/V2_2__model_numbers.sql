-- The model's numbers as an agency has set them, each version for ever: the highest is in force, and without any the
-- defaults are. Nobody changes or deletes a version, for they are also the audit of who set what.
CREATE TABLE model_numbers (
    agency     text        NOT NULL,
    version    bigint      NOT NULL CHECK (version > 0),
    numbers    jsonb       NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL,
    PRIMARY KEY (agency, version)
);
CALL tenant_table('model_numbers');
REVOKE UPDATE, DELETE ON model_numbers FROM scoring_app;
-- Stored scores are computed in the background, each with its agency's numbers.
CALL across_agencies('model_numbers', 'scoring_intake', 'SELECT');
