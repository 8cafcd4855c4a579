package dev.rapport.interactions.recovery;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A table that deeds are told of: its columns, and where in an event each is found. What else a row has stays as it is. */
enum Destination {
    COMMITMENT(
            "promised_by, importance, due_on, status, closed_on, due_set_at, remind_on",
            """
            by, importance, "dueOn", status, "closedOn", "toldAt", current_date""",
            "",
            "external_id = NULL, responsible = NULL"),
    AGREEMENT(
            "give_share, accepted_on",
            """
            "giveShare", "acceptedOn\"""",
            ", channels",
            "channels = '{}', accepted_by = NULL, boundaries = boundaries - 'topics', external_id = NULL"),
    SURVEY(
            "trust, control_mutuality, satisfaction, commitment",
            """
            (answers ->> 'trust')::int, (answers ->> 'controlMutuality')::int, (answers ->> 'satisfaction')::int,
            (answers ->> 'commitment')::int""",
            "",
            "external_id = NULL"),
    INTERACTION(
            "kind, value, relevance, outcome, solicited, size, sentiment, hours",
            "kind, value, relevance, outcome, solicited, size, sentiment, hours",
            "",
            """
            channel = NULL, external_id = NULL, lost_reply_to = coalesce(in_reply_to, lost_reply_to), in_reply_to = NULL""");

    private static final String TOLD =
            """
            jsonb_to_recordset(?::jsonb) AS told (id uuid, version bigint, kind text, "organizationId" uuid,
                "influencerId" uuid, "occurredAt" timestamptz, "toldAt" timestamptz, value int, relevance float8,
                outcome text, solicited boolean, size int, sentiment text, hours float8, by text, importance int,
                "dueOn" date, status text, "closedOn" date, "giveShare" float8, "acceptedOn" date, answers jsonb)""";

    private static final String COMMON = "version, deleted, organization_id, influencer_id, occurred_at, updated_at";

    private final String insert;
    private final String strike;

    /**
     * @param columns of its own
     * @param told what they become
     * @param empty a column that a new row needs and that is not told
     * @param lost what a deletion takes, as the entity has it
     */
    Destination(String columns, String told, String empty, String lost) {
        String table = name().toLowerCase(Locale.ROOT);
        String all = COMMON + ", " + columns;
        insert =
                """
                INSERT INTO %s AS old (agency, id, created_at, %s%s)
                SELECT ?, id, "toldAt", version, false, "organizationId", "influencerId", "occurredAt", "toldAt", %s%s
                FROM %s ON CONFLICT (agency, id) DO UPDATE SET (%s) = ROW (%s) WHERE old.version < excluded.version"""
                        .formatted(table, all, empty, told, empty.isEmpty() ? "" : ", '{}'", TOLD, all, excluded(all));
        strike =
                """
                UPDATE %s AS old SET version = told.version, deleted = true, updated_at = "toldAt", summary = NULL, %s
                FROM %s WHERE old.agency = ? AND old.id = told.id AND old.version < told.version"""
                        .formatted(table, lost, TOLD);
    }

    /** Parameters: agency, events as JSON. */
    String insert() {
        return insert;
    }

    /** Parameters: events as JSON, agency. */
    String strike() {
        return strike;
    }

    static Destination of(String kind) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(kind))
                .findFirst()
                .orElse(INTERACTION);
    }

    private static String excluded(String columns) {
        return Arrays.stream(columns.split(", ")).map("excluded."::concat).collect(Collectors.joining(", "));
    }
}
