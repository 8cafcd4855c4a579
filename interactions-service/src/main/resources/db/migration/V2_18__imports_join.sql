-- Imports get to know privacy: what they remember of somebody goes with them, and what people do to them is written down.

-- An erasure finds by it what rows have made.
CREATE INDEX import_key_of_deed ON import_key (agency, deed_id) WHERE deed_id IS NOT NULL;
CALL across_agencies('import_key', 'interactions_intake', 'SELECT, DELETE');
CALL across_agencies('import_mail', 'interactions_intake', 'SELECT, DELETE');
CALL across_agencies('import_stranger', 'interactions_intake', 'SELECT, DELETE');

-- To accept many mails at once is one entry, that of their import.
CALL audited('import_job');
CREATE TRIGGER audit AFTER UPDATE ON import_mail
    FOR EACH ROW WHEN (current_caller() IS NOT NULL AND NEW.state <> 'ACCEPTING') EXECUTE FUNCTION audit('id');
