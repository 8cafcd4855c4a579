-- Who takes an import back has deleted what it made, and each of those deeds says so in its history.
ALTER TABLE import_job ADD COLUMN undone_by text;
