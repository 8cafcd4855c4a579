-- Every correction, deletion and restoration of a deed, with what was before. The words of a deleted deed are here and
-- nowhere else; they go when words_until has come, and until then the deed can be restored.
CREATE TABLE revision (
    agency        text        NOT NULL,
    id            uuid        NOT NULL,
    version       bigint      NOT NULL,
    noun          text        NOT NULL,
    thing_id      uuid        NOT NULL,
    thing_version bigint      NOT NULL,
    influencer_id uuid        NOT NULL,
    kind          text        NOT NULL CHECK (kind IN ('CORRECTED', 'DELETED', 'RESTORED')),
    made_by       text        NOT NULL,
    reason        text,
    changes       jsonb       NOT NULL,
    words_until   timestamptz,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    PRIMARY KEY (agency, id)
);
CREATE INDEX revision_by_time ON revision (agency, created_at, id);
CREATE INDEX revision_of_thing ON revision (agency, thing_id, created_at, id);
CREATE INDEX revision_with_influencer ON revision (agency, influencer_id, created_at, id);
CREATE INDEX revision_of_kind ON revision (agency, kind, created_at, id);
CREATE INDEX revision_with_words ON revision (words_until) WHERE words_until IS NOT NULL;
CALL tenant_table('revision');
-- Words go for all agencies at once.
CALL across_agencies('revision', 'interactions_relay', 'SELECT, UPDATE');

-- What an answer answered before that was deleted, or before the answer was: for the day that it is restored.
ALTER TABLE interaction ADD COLUMN lost_reply_to uuid;
CREATE INDEX interaction_that_lost ON interaction (agency, lost_reply_to) WHERE lost_reply_to IS NOT NULL;
