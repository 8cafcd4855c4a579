package dev.rapport.local.contract;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class MigrationBreaksTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE thing;",
                "drop table if exists other, public.thing cascade;",
                "DROP VIEW things",
                "DROP MATERIALIZED VIEW things;",
                "DROP SCHEMA old CASCADE;",
                "ALTER TABLE thing RENAME TO matter;",
                "ALTER TABLE thing RENAME COLUMN name TO title;",
                "ALTER TABLE thing RENAME name TO title;",
                "ALTER TABLE thing DROP COLUMN name;",
                "ALTER TABLE thing DROP name;",
                "ALTER TABLE IF EXISTS ONLY \"thing\" DROP COLUMN IF EXISTS name CASCADE;",
                "ALTER TABLE thing ADD COLUMN size int DEFAULT 1, DROP COLUMN name;",
                "ALTER TABLE thing ADD CHECK (size IN (1, 2)), DROP name;",
                "ALTER TABLE thing\n  ALTER COLUMN size TYPE bigint;",
                "ALTER TABLE thing ALTER size SET DATA TYPE text USING size::text;",
                "ALTER TABLE thing ALTER COLUMN name SET NOT NULL;",
                "ALTER TABLE thing ALTER COLUMN size SET DEFAULT 1, ALTER COLUMN name SET NOT NULL;",
                "ALTER TABLE thing ADD COLUMN name text NOT NULL;",
                "ALTER TABLE thing ADD name text CHECK (name <> 'default') NOT NULL;",
                "ALTER TABLE thing ADD CONSTRAINT named NOT NULL name;",
                "DO $$ BEGIN ALTER TABLE thing DROP COLUMN name; END $$;",
                "DO $do$ BEGIN EXECUTE format('ALTER TABLE %I DROP COLUMN name', 'thing'); END $do$;",
                "SELECT 'it''s -- no comment'; DROP TABLE thing;",
                "/* a comment */ DROP /* another */ TABLE thing;",
                "-- contract:\nDROP TABLE thing;",
                "-- contract: x\nDROP TABLE thing;",
                "SELECT 1; -- not a contract: nobody says why it goes\nDROP TABLE thing;"
            })
    void what_takes_something_away_is_found(String sql) {
        assertFalse(MigrationBreaks.of(sql).isEmpty(), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE thing (id uuid PRIMARY KEY, name text NOT NULL);",
                "ALTER TABLE thing ADD COLUMN name text;",
                "ALTER TABLE thing ADD COLUMN size int NOT NULL DEFAULT 1;",
                "ALTER TABLE thing ADD COLUMN twice int NOT NULL GENERATED ALWAYS AS (size * 2) STORED;",
                "ALTER TABLE thing ADD COLUMN size int DEFAULT 1; ALTER TABLE thing ALTER COLUMN size SET NOT NULL;",
                "ALTER TABLE thing ALTER size SET DEFAULT 1; ALTER TABLE thing ALTER size SET NOT NULL;",
                "ALTER TABLE thing ALTER COLUMN name DROP NOT NULL;",
                "ALTER TABLE thing ALTER COLUMN bytes SET STORAGE EXTERNAL;",
                "ALTER TABLE thing DROP CONSTRAINT thing_check, ADD CONSTRAINT thing_check CHECK (size > 0);",
                "ALTER TABLE thing RENAME CONSTRAINT a TO b;",
                "ALTER TABLE thing ENABLE ROW LEVEL SECURITY;",
                "DROP INDEX thing_by_name; DROP TRIGGER audit ON thing;",
                "-- DROP TABLE thing;\nSELECT 1;",
                "/* DROP TABLE thing; */ SELECT 1;",
                "CREATE TEMP TABLE thing AS SELECT 1; DROP TABLE thing;",
                "CREATE TABLE thing (name text); ALTER TABLE thing ALTER COLUMN name SET NOT NULL;",
                "UPDATE thing SET name = 'the type of a drop';"
            })
    void what_only_adds_is_let_pass(String sql) {
        assertEquals(List.of(), MigrationBreaks.of(sql));
    }

    @Test
    void who_says_why_may() {
        String why = "-- contract: nobody has read it since 0.3.0\n";
        assertEquals(List.of(), MigrationBreaks.of(why + "ALTER TABLE thing DROP COLUMN name;"));
    }

    @Test
    void what_is_wrong_is_named() {
        assertEquals(
                List.of("takes a column away: thing drop column name", "changes a type: thing alter size type bigint"),
                MigrationBreaks.of("ALTER TABLE thing DROP COLUMN name, ALTER size TYPE bigint;"));
    }
}
