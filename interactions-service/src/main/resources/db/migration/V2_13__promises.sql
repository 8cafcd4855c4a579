-- What an agency has decided for itself; where there is no row, the defaults hold.
CREATE TABLE agency_settings (
    agency        text        NOT NULL PRIMARY KEY,
    version       bigint      NOT NULL,
    time_zone     text        NOT NULL,
    reminder_days int[]       NOT NULL,
    changed_at    timestamptz NOT NULL,
    changed_by    text        NOT NULL
);
CALL tenant_table('agency_settings');
REVOKE DELETE ON agency_settings FROM interactions_app;

-- Who of the agency sees to a commitment; since when its due date stands; the next day, as the agency counts them, on
-- which there may be a reminder to tell, and how many were told. The defaults hold for rows that are there already or are
-- written by a replica that knows nothing of this: to be looked at from now on, and not for days that are past.
ALTER TABLE commitment
    ADD COLUMN responsible text,
    ADD COLUMN due_set_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN remind_on date DEFAULT current_date,
    ADD COLUMN reminders int NOT NULL DEFAULT 0;
CREATE INDEX commitment_to_remind ON commitment (remind_on, agency, id) WHERE NOT deleted AND status = 'OPEN';
CREATE INDEX commitment_ended ON commitment (agency, updated_at, id) WHERE deleted OR status <> 'OPEN';
CREATE INDEX commitment_of_responsible ON commitment (agency, responsible, due_on, id)
    WHERE NOT deleted AND responsible IS NOT NULL;

-- Reminders are told over all agencies, in the intake's name, which reads commitments to erase them anyway.
CALL across_agencies('agency_settings', 'interactions_intake', 'SELECT');
GRANT UPDATE (remind_on, reminders) ON commitment TO interactions_intake;

-- Calendars that may be read elsewhere, each by a read token of its own; of the token only the hash is here. A feed is
-- made or revoked and never changed.
CREATE TABLE calendar_feed (
    agency          text        NOT NULL,
    id              uuid        NOT NULL,
    version         bigint      NOT NULL,
    name            text        NOT NULL,
    organization_id uuid,
    promised_by     text,
    token_hash      bytea       NOT NULL,
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (agency, id),
    UNIQUE (agency, token_hash)
);
CREATE INDEX calendar_feed_by_creation ON calendar_feed (agency, created_at, id);
CALL tenant_table('calendar_feed');
REVOKE UPDATE ON calendar_feed FROM interactions_app;
