package dev.rapport.interactions.timeline;

import java.util.EnumSet;
import java.util.Set;

import static dev.rapport.interactions.timeline.TimelineKind.AGREEMENT_ACCEPTED;
import static dev.rapport.interactions.timeline.TimelineKind.AGREEMENT_PROPOSED;
import static dev.rapport.interactions.timeline.TimelineKind.COMMITMENT_BROKEN;
import static dev.rapport.interactions.timeline.TimelineKind.COMMITMENT_KEPT;
import static dev.rapport.interactions.timeline.TimelineKind.COMMITMENT_MADE;
import static dev.rapport.interactions.timeline.TimelineKind.COMMITMENT_RELEASED;
import static dev.rapport.interactions.timeline.TimelineKind.OPT_IN;
import static dev.rapport.interactions.timeline.TimelineKind.OPT_OUT;

/**
 * Where entries come from: a table, the column that says when, and how a row is told, as JSON of a {@link TimelineEntry}.
 * Each kind of entry is a condition on the rows.
 */
enum Source {
    INTERACTION(
            "interaction",
            "occurred_at",
            EnumSet.range(TimelineKind.ENGAGEMENT, OPT_IN),
            "kind",
            """
            'changedAt', updated_at, 'organizationId', organization_id, 'summary', summary, 'details',
            jsonb_build_object('channel', channel, 'inReplyTo', in_reply_to, 'value', value, 'relevance', relevance,
                'outcome', outcome, 'solicited', solicited, 'size', size, 'sentiment', sentiment, 'hours', hours)"""),
    MADE("commitment", "occurred_at", EnumSet.of(COMMITMENT_MADE), "'COMMITMENT_MADE'", Source.COMMITMENT),
    CLOSED(
            "commitment",
            "closed_at",
            EnumSet.of(COMMITMENT_KEPT, COMMITMENT_BROKEN, COMMITMENT_RELEASED),
            "'COMMITMENT_' || status",
            Source.COMMITMENT),
    AGREEMENT(
            "agreement",
            "occurred_at",
            EnumSet.of(AGREEMENT_PROPOSED, AGREEMENT_ACCEPTED),
            "CASE WHEN accepted_on IS NULL THEN 'AGREEMENT_PROPOSED' ELSE 'AGREEMENT_ACCEPTED' END",
            """
            'changedAt', updated_at, 'organizationId', organization_id, 'summary', summary, 'details',
            jsonb_build_object('giveShare', give_share, 'cadenceDays', cadence_days, 'acceptedOn', accepted_on)"""),
    SURVEY(
            "survey",
            "occurred_at",
            EnumSet.of(TimelineKind.SURVEY),
            "'SURVEY'",
            """
            'changedAt', updated_at, 'organizationId', organization_id, 'summary', summary, 'details',
            jsonb_build_object('answers', jsonb_build_object('trust', trust, 'controlMutuality', control_mutuality,
                'satisfaction', satisfaction, 'commitment', commitment))"""),
    RESEARCH(
            "research",
            "occurred_at",
            EnumSet.of(TimelineKind.RESEARCH),
            "'RESEARCH'",
            "'details', jsonb_build_object('value', value)"),
    PERMISSION("contact_permission", "occurred_at", EnumSet.of(OPT_OUT, OPT_IN), "permission", "");

    private static final String COMMITMENT =
            """
            'changedAt', updated_at,
            'organizationId', organization_id, 'summary', summary, 'details',
            jsonb_build_object('by', promised_by, 'importance', importance, 'dueOn', due_on, 'status', status,
                'closedOn', closed_on, 'overdue', status = 'OPEN' AND due_on < :overdueBefore)""";

    /** That a revision says so. That it ended, or that somebody said yes to it, is no correction. */
    private static final String REVISED =
            """
            version > 1 AND EXISTS (
                SELECT FROM revision AS r, jsonb_array_elements(r.changes) AS change
                WHERE r.agency = :agency AND r.thing_id = %s.id AND r.kind NOT IN ('DELETED', 'RESTORED') AND NOT (
                    change ->> 'pointer' = '/status' AND change ->> 'before' = 'OPEN'
                    OR change ->> 'pointer' IN ('/closedOn', '/ask', '/acceptedOn', '/acceptedBy')
                        AND change ->> 'before' IS NULL))""";

    private final String table;
    private final String time;
    private final Set<TimelineKind> kinds;
    private final String kind;
    private final String telling;

    /**
     * @param kind of a row, in SQL
     * @param telling all further fields
     */
    Source(String table, String time, Set<TimelineKind> kinds, String kind, String telling) {
        this.table = table;
        this.time = time;
        this.kinds = kinds;
        this.kind = kind;
        this.telling = telling;
    }

    String table() {
        return table;
    }

    String time() {
        return time;
    }

    Set<TimelineKind> kinds() {
        return kinds;
    }

    /** Kept by influencer only: it is of the whole agency, and counts for each of its organizations. */
    boolean isOfTheAgency() {
        return this == RESEARCH || this == PERMISSION;
    }

    int part() {
        return kinds.iterator().next().part();
    }

    /** That a row is of one of these kinds. */
    String among(Set<TimelineKind> wanted) {
        return switch (this) {
            case INTERACTION -> in("kind", wanted, "");
            case CLOSED -> "status <> 'OPEN' AND " + in("status", wanted, "COMMITMENT_");
            case PERMISSION -> in("permission", wanted, "");
            case AGREEMENT ->
                wanted.size() == 2
                        ? "true"
                        : "accepted_on IS " + (wanted.contains(AGREEMENT_ACCEPTED) ? "NOT " : "") + "NULL";
            case MADE, SURVEY, RESEARCH -> "true";
        };
    }

    private static String in(String column, Set<TimelineKind> wanted, String prefix) {
        StringBuilder list = new StringBuilder();
        for (TimelineKind one : wanted) {
            list.append(list.isEmpty() ? "'" : ", '")
                    .append(one.name().substring(prefix.length()))
                    .append('\'');
        }
        return column + (wanted.size() == 1 ? " = " + list : " IN (" + list + ")");
    }

    private TimelineType type() {
        return switch (this) {
            case MADE, CLOSED -> TimelineType.COMMITMENT;
            default -> TimelineType.valueOf(name());
        };
    }

    /** What contacts-service keeps has no revisions here; there, all that can be done to it is to correct it. */
    private String corrected() {
        return isOfTheAgency() ? "version > 1" : REVISED.formatted(table);
    }

    /** A row as the JSON of an entry. */
    String entry() {
        return "jsonb_strip_nulls(jsonb_build_object('type', '" + type() + "', 'id', id, 'kind', " + kind
                + ", 'occurredAt', " + time + ", 'influencerId', influencer_id, 'version', version, 'corrected', "
                + corrected() + (telling.isEmpty() ? "" : ", " + telling) + "))";
    }
}
