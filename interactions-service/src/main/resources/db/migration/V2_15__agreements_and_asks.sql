-- Terms that are changed are proposed anew and accepted anew: a row of its own, which knows the first of its line.
ALTER TABLE agreement
    ADD COLUMN original_id   uuid, -- null: it is the first
    ADD COLUMN terms_version int   NOT NULL DEFAULT 1 CHECK (terms_version > 0),
    ADD COLUMN accepted_by   text,
    ADD COLUMN boundaries    jsonb;
CREATE UNIQUE INDEX agreement_versions ON agreement (agency, original_id, terms_version) WHERE original_id IS NOT NULL;

-- How an ask ended, where somebody said so; whether it was answered or followed up is read off its answers.
ALTER TABLE interaction
    ADD COLUMN ask_closed_as     text,
    ADD COLUMN ask_closed_on     date,
    ADD COLUMN ask_answer_id     uuid,
    ADD COLUMN ask_commitment_id uuid,
    ADD CHECK ((ask_closed_as IS NULL) = (ask_closed_on IS NULL));
CREATE INDEX interaction_asking ON interaction (agency, occurred_at, id) WHERE kind = 'ASK' AND NOT deleted;

-- What an agency wants to be warned of, or refused, when it is about to ask; one row at most.
CREATE TABLE ask_guard (
    agency              text        NOT NULL,
    id                  uuid        NOT NULL,
    version             bigint      NOT NULL,
    asked_by_another    text        NOT NULL,
    days                int         NOT NULL CHECK (days BETWEEN 1 AND 365),
    ask_after_opt_out   text        NOT NULL,
    touch_after_opt_out text        NOT NULL,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    PRIMARY KEY (agency)
);
CALL tenant_table('ask_guard');
