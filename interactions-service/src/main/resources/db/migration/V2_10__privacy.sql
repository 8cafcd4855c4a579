-- What people do is written down, whatever way they do it.
CALL audited('interaction');
CALL audited('commitment');
CALL audited('agreement');
CALL audited('survey');

-- Nobody writes about somebody who is erased, however it is done: whoever erases has the lock alone.
CREATE FUNCTION refuse_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(erasure_lock(NEW.agency));
    IF EXISTS (SELECT FROM erased WHERE agency = NEW.agency AND id = NEW.influencer_id) THEN
        RAISE foreign_key_violation USING MESSAGE = 'the influencer is erased';
    END IF;
    RETURN NEW;
END $$;

-- The end of somebody: what was told of them stays on the topic, also where it has gone to another influencer.
DO $$
DECLARE
    deed text;
BEGIN
    FOREACH deed IN ARRAY '{interaction,commitment,agreement,survey}'::text[] LOOP
        EXECUTE format('CREATE TRIGGER made_of_erased BEFORE INSERT ON %I FOR EACH ROW '
                       'EXECUTE FUNCTION refuse_erased()', deed);
        EXECUTE format('CREATE TRIGGER moved_to_erased BEFORE UPDATE OF influencer_id ON %I FOR EACH ROW '
                       'WHEN (OLD.influencer_id <> NEW.influencer_id) EXECUTE FUNCTION refuse_erased()', deed);
        EXECUTE format('CREATE TRIGGER left_behind AFTER DELETE ON %I FOR EACH ROW '
                       'EXECUTE FUNCTION leave_record(''influencer_id'', ''id'')', deed);
        EXECUTE format('CREATE TRIGGER moved_away AFTER UPDATE OF influencer_id ON %I FOR EACH ROW '
                       'WHEN (OLD.influencer_id <> NEW.influencer_id) '
                       'EXECUTE FUNCTION leave_record(''influencer_id'', ''id'')', deed);
        EXECUTE format('CALL across_agencies(%L, ''interactions_intake'', ''SELECT, DELETE'')', deed);
    END LOOP;
END $$;

-- Erasures are taken in like all that contacts tell.
CALL across_agencies('former_record', 'interactions_intake', 'SELECT, INSERT, DELETE');
CALL across_agencies('erased', 'interactions_intake', 'SELECT, INSERT');
CALL across_agencies('idempotency', 'interactions_intake', 'SELECT, UPDATE');
GRANT SELECT, INSERT, DELETE ON buried_letter TO interactions_intake;
