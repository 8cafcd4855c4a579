-- What counts, by interaction: the highest version seen, whatever order it came in. The score is a function of these
-- rows and a date, and of nothing else. Research and opt-outs have no organization: they count for every one.
CREATE TABLE ledger (
    agency          text    NOT NULL,
    interaction_id  uuid    NOT NULL,
    version         bigint  NOT NULL,
    deleted         boolean NOT NULL,
    influencer_id   uuid    NOT NULL,
    organization_id uuid,
    kind            text    NOT NULL,
    occurred_on     date    NOT NULL,
    value           int,
    relevance       double precision,
    outcome         text,
    solicited       boolean,
    size            int,
    sentiment       text,
    hours           double precision,
    promised_by     text,
    importance      int,
    due_on          date,
    status          text,
    closed_on       date,
    give_share      double precision,
    PRIMARY KEY (agency, interaction_id)
);
CREATE INDEX ledger_of_influencer ON ledger (agency, influencer_id);
CALL tenant_table('ledger');
REVOKE INSERT, UPDATE, DELETE ON ledger FROM scoring_app;
CALL across_agencies('ledger', 'scoring_intake', 'SELECT, INSERT, UPDATE');

-- Who exists, by the contacts topic; interests are fingerprints, to be matched with the topics of an ask.
CREATE TABLE known_contact (
    agency    text      NOT NULL,
    id        uuid      NOT NULL,
    version   bigint    NOT NULL,
    deleted   boolean   NOT NULL,
    kind      text      NOT NULL CHECK (kind IN ('INFLUENCER', 'ORGANIZATION')),
    interests varchar[] NOT NULL,
    PRIMARY KEY (agency, id)
);
CALL tenant_table('known_contact');
REVOKE INSERT, UPDATE, DELETE ON known_contact FROM scoring_app;
CALL across_agencies('known_contact', 'scoring_intake', 'SELECT, INSERT, UPDATE');

-- Dead letters leave through the outbox.
CALL across_agencies('outbox', 'scoring_intake', 'INSERT');
