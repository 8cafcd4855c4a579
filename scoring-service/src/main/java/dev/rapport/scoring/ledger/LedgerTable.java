package dev.rapport.scoring.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import dev.rapport.kit.intake.Latest;
import dev.rapport.kit.work.Cells;
import dev.rapport.kit.work.Columns;
import dev.rapport.scoring.model.CommitmentStatus;
import dev.rapport.scoring.model.Interaction;
import dev.rapport.scoring.model.Kind;
import dev.rapport.scoring.model.Outcome;
import dev.rapport.scoring.model.Party;
import dev.rapport.scoring.model.Sentiment;
import dev.rapport.scoring.model.Survey;

/**
 * Writes a batch into the ledger with one statement, where of each interaction the highest version stays; and reads whole
 * histories with one.
 */
public final class LedgerTable {

    private static final String UPSERT =
            """
            WITH written AS (
            INSERT INTO ledger AS known (agency, interaction_id, version, deleted, influencer_id, organization_id, kind,
                occurred_on, value, relevance, outcome, solicited, size, sentiment, hours, promised_by, importance,
                due_on, status, closed_on, give_share, survey_trust, survey_control_mutuality, survey_satisfaction,
                survey_commitment)
            SELECT * FROM unnest(?::text[], ?::uuid[], ?::bigint[], ?::boolean[], ?::uuid[], ?::uuid[], ?::text[],
                ?::date[], ?::int[], ?::float8[], ?::text[], ?::boolean[], ?::int[], ?::text[], ?::float8[], ?::text[],
                ?::int[], ?::date[], ?::text[], ?::date[], ?::float8[], ?::int[], ?::int[], ?::int[], ?::int[])
            ON CONFLICT (agency, interaction_id) DO UPDATE SET version = excluded.version, deleted = excluded.deleted,
                influencer_id = excluded.influencer_id, organization_id = excluded.organization_id,
                kind = excluded.kind, occurred_on = excluded.occurred_on, value = excluded.value,
                relevance = excluded.relevance, outcome = excluded.outcome, solicited = excluded.solicited,
                size = excluded.size, sentiment = excluded.sentiment, hours = excluded.hours,
                promised_by = excluded.promised_by, importance = excluded.importance, due_on = excluded.due_on,
                status = excluded.status, closed_on = excluded.closed_on, give_share = excluded.give_share,
                survey_trust = excluded.survey_trust, survey_control_mutuality = excluded.survey_control_mutuality,
                survey_satisfaction = excluded.survey_satisfaction, survey_commitment = excluded.survey_commitment
            WHERE excluded.version > known.version
            RETURNING new.agency, new.influencer_id AS now, old.influencer_id AS before)
            SELECT agency, now FROM written UNION SELECT agency, before FROM written WHERE before IS NOT NULL""";

    /** What is read of a row, in this order; and whom it counts for. */
    private static final List<String> COLUMNS = List.of(
            "interaction_id",
            "version",
            "kind",
            "occurred_on",
            "deleted",
            "value",
            "relevance",
            "outcome",
            "solicited",
            "size",
            "sentiment",
            "hours",
            "promised_by",
            "importance",
            "due_on",
            "status",
            "closed_on",
            "give_share",
            "survey_trust",
            "survey_control_mutuality",
            "survey_satisfaction",
            "survey_commitment",
            "organization_id",
            "agency");

    /**
     * All that counts between some agencies and influencers, given as two arrays side by side: what was done with them, and
     * with those who were merged into them.
     */
    static final String OF_INFLUENCERS =
            counting("unnest(cast(? AS text[]), cast(? AS uuid[])) AS wanted (agency, influencer_id)");

    /**
     * The same for one of each: the database keeps its plan, which it makes anew each time for arrays, since it does not know
     * how long they are.
     */
    static final String OF_INFLUENCER =
            counting("(SELECT cast(? AS text) AS agency, cast(? AS uuid) AS influencer_id) AS wanted");

    private static final int FETCH = 10_000;

    private LedgerTable() {}

    /** Lateral, so that each one is one index range whatever the planner thinks of those wanted. */
    private static String counting(String wanted) {
        return """
            SELECT known.%s, wanted.influencer_id
            FROM %s
            CROSS JOIN LATERAL (
                SELECT wanted.influencer_id AS id
                UNION ALL SELECT id FROM known_contact
                WHERE agency = wanted.agency AND merged_into = wanted.influencer_id) one
            CROSS JOIN LATERAL (
                SELECT * FROM ledger
                WHERE agency = wanted.agency AND influencer_id = one.id AND NOT deleted OFFSET 0) known"""
                .formatted(String.join(", known.", COLUMNS), wanted);
    }

    /** @return the influencers with whom something counts otherwise now, also those with whom it no longer does */
    public static List<ContactKey> store(Connection connection, List<LedgerEntry> batch) throws SQLException {
        Collection<LedgerEntry> latest = Latest.of(
                batch, LedgerEntry::place, entry -> entry.interaction().version());
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            EntryColumns columns = new EntryColumns(upsert, latest);
            columns.all.add("text", LedgerEntry::agency);
            columns.all.add("uuid", entry -> UUID.fromString(entry.interaction().id()));
            columns.ofInteraction("bigint", Interaction::version);
            columns.ofInteraction("boolean", Interaction::deleted);
            columns.all.add("uuid", LedgerEntry::influencerId);
            columns.all.add("uuid", LedgerEntry::organizationId);
            columns.ofInteraction("text", i -> i.kind().name());
            columns.ofInteraction("date", Interaction::occurredOn);
            columns.ofInteraction("int", Interaction::value);
            columns.ofInteraction("float8", Interaction::relevance);
            columns.ofInteraction("text", i -> name(i.outcome()));
            columns.ofInteraction("boolean", Interaction::solicited);
            columns.ofInteraction("int", Interaction::size);
            columns.ofInteraction("text", i -> name(i.sentiment()));
            columns.ofInteraction("float8", Interaction::hours);
            columns.ofInteraction("text", i -> name(i.by()));
            columns.ofInteraction("int", Interaction::importance);
            columns.ofInteraction("date", Interaction::dueOn);
            columns.ofInteraction("text", i -> name(i.status()));
            columns.ofInteraction("date", Interaction::closedOn);
            columns.ofInteraction("float8", Interaction::giveShare);
            columns.ofSurvey(Survey::trust);
            columns.ofSurvey(Survey::controlMutuality);
            columns.ofSurvey(Survey::satisfaction);
            columns.ofSurvey(Survey::commitment);
            return ContactKey.read(upsert);
        }
    }

    /** All that counts of these influencers, over all organizations. */
    public static Map<ContactKey, List<LedgerEntry>> of(Connection connection, Collection<ContactKey> keys)
            throws SQLException {
        Map<ContactKey, List<LedgerEntry>> histories = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(OF_INFLUENCERS)) {
            ContactKey.bind(select, keys);
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    LedgerEntry entry = entry(row);
                    histories
                            .computeIfAbsent(
                                    new ContactKey(entry.agency(), entry.influencerId()), key -> new ArrayList<>())
                            .add(entry);
                }
            }
        }
        return histories;
    }

    /** @param row as {@link #OF_INFLUENCERS} answers */
    static LedgerEntry entry(ResultSet row) throws SQLException {
        Cells cells = new Cells(row);
        Interaction interaction = new Interaction(
                cells.id().toString(),
                cells.version(),
                cells.constant(Kind.class),
                cells.day(),
                cells.flag(),
                cells.number(),
                cells.decimal(),
                cells.constant(Outcome.class),
                cells.flag(),
                cells.number(),
                cells.constant(Sentiment.class),
                cells.decimal(),
                cells.constant(Party.class),
                cells.number(),
                cells.day(),
                cells.constant(CommitmentStatus.class),
                cells.day(),
                cells.decimal(),
                survey(cells));
        UUID organization = cells.id();
        return new LedgerEntry(cells.text(), cells.id(), organization, interaction);
    }

    private static Survey survey(Cells cells) throws SQLException {
        Integer trust = cells.number();
        Integer controlMutuality = cells.number();
        Integer satisfaction = cells.number();
        Integer commitment = cells.number();
        boolean none = trust == null && controlMutuality == null && satisfaction == null && commitment == null;
        return none ? null : new Survey(trust, controlMutuality, satisfaction, commitment);
    }

    private static String name(Enum<?> value) {
        return value == null ? null : value.name();
    }

    /** What a column is of: the entry, its interaction, or the survey in that. */
    private record EntryColumns(Columns<LedgerEntry> all) {

        EntryColumns(PreparedStatement statement, Collection<LedgerEntry> entries) {
            this(new Columns<>(statement, entries));
        }

        void ofInteraction(String type, Function<Interaction, Object> value) throws SQLException {
            all.add(type, entry -> value.apply(entry.interaction()));
        }

        void ofSurvey(Function<Survey, Integer> answer) throws SQLException {
            ofInteraction("int", i -> i.survey() == null ? null : answer.apply(i.survey()));
        }
    }
}
