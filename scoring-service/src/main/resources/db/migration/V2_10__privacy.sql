-- What people do is written down, whatever way they do it.
CALL audited('badge');
CALL audited('model_numbers');
CALL audited('rebuild');

-- A score that was told of stays on its topic under an id made of what it stands for, as the service makes it (a UUID of
-- version 3 without a name space).
CREATE FUNCTION leave_score() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    hash bytea := decode(md5(OLD.agency || '/' || OLD.organization_id || '/' || OLD.influencer_id), 'hex');
BEGIN
    hash := set_byte(hash, 6, (get_byte(hash, 6) & 15) | 48);
    hash := set_byte(hash, 8, (get_byte(hash, 8) & 63) | 128);
    INSERT INTO former_record VALUES (OLD.agency, OLD.influencer_id, encode(hash, 'hex')::uuid) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER left_behind AFTER DELETE ON stored_score
    FOR EACH ROW WHEN (OLD.version > 0) EXECUTE FUNCTION leave_score();

-- Erasures are taken in like all that contacts tell.
CALL across_agencies('former_record', 'scoring_intake', 'SELECT, INSERT, DELETE');
CALL across_agencies('erased', 'scoring_intake', 'SELECT, INSERT');
CALL across_agencies('idempotency', 'scoring_intake', 'SELECT, UPDATE');
CALL across_agencies('badge', 'scoring_intake', 'SELECT, DELETE');
GRANT SELECT, INSERT, DELETE ON buried_letter TO scoring_intake;
