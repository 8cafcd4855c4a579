package dev.rapport.interactions.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Parameter;
import jakarta.persistence.Query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.rapport.interactions.due.DueDate;
import dev.rapport.interactions.settings.AgencySettings;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Keyset;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;

/**
 * Pages through all that happened, in one order. Every source is read as one short range of an index (or one for each
 * kind), and these are merged: a page costs the same however long the history is. Of an influencer, interactions of other
 * kinds, and what is of other organizations, are passed over.
 */
@ApplicationScoped
class Timeline {

    private static final String SORT = "occurredAt";

    /** Only of what is on the page: who they are found as, and the id that it was written down under. */
    private static final String AS_FOUND_NOW =
            """
            SELECT cast(CASE WHEN k.merged_into IS NULL THEN entry ELSE entry || jsonb_build_object(
                'influencerId', k.merged_into, 'formerInfluencerId', k.id) END AS text)
            FROM (SELECT * FROM (%s) AS ranges%s LIMIT :limit) AS page LEFT JOIN known_contact AS k
                ON k.agency = :agency AND k.id = CAST(entry ->> 'influencerId' AS uuid)""";

    /**
     * What is asked for; null leaves a filter out.
     *
     * @param influencerIds all that stand for one person; empty for all of an organization's
     * @param from included
     * @param to excluded
     */
    record Question(
            List<UUID> influencerIds,
            UUID organizationId,
            Set<TimelineKind> kinds,
            OpenCommitments open,
            Instant from,
            Instant to) {}

    /** Where an entry stands; among entries of the same place, the id decides. */
    private record Position(Instant at, int part) {

        static Position parse(String key) {
            int end = key.indexOf('/');
            return new Position(Text.instant(key.substring(0, end)), Integer.parseInt(key.substring(end + 1)));
        }

        static String key(TimelineEntry entry) {
            return entry.occurredAt() + "/" + entry.kind().part();
        }
    }

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    ObjectMapper json;

    @Inject
    AgencySettings settings;

    Page<TimelineEntry> page(PageQuery query, Question question) {
        boolean descending = query.sort == null || query.sort.equals("-" + SORT);
        if (!descending && !query.sort.equals(SORT)) {
            throw Refusal.invalidParameter(
                    "sort", "unknown_value", "The sort of this list is " + SORT + ", also with a leading minus.");
        }
        return Keyset.page(
                query,
                agency.id() + "\ntimeline\n" + descending + '\n' + question,
                descending,
                entry -> new Keyset.Place(Position.key(entry), entry.id()),
                range -> select(question, range));
    }

    private List<TimelineEntry> select(Question question, Keyset.Range range) {
        Position after = range.after() == null ? null : Keyset.key(range.after(), Position::parse);
        String sql = sql(question, range, after == null ? 0 : after.part());
        if (sql == null) return List.of();
        Query select = database.createNativeQuery(sql);
        Map<String, Object> values = values(question, range, after);
        for (Parameter<?> one : select.getParameters()) select.setParameter(one.getName(), values.get(one.getName()));
        List<TimelineEntry> entries = new ArrayList<>();
        for (Object entry : select.getResultList()) entries.add(read((String) entry));
        return entries;
    }

    /** Of all that the statement may ask for. */
    private Map<String, Object> values(Question question, Keyset.Range range, Position after) {
        Map<String, Object> values = new HashMap<>();
        values.put("agency", agency.id());
        values.put("limit", range.limit());
        values.put("overdueBefore", DueDate.overdueBefore(settings.today()));
        values.put("organization", question.organizationId());
        values.put("from", question.from());
        values.put("to", question.to());
        for (int i = 0; i < question.influencerIds().size(); i++) {
            values.put("influencer" + i, question.influencerIds().get(i));
        }
        if (after != null) {
            values.put("at", after.at());
            values.put("id", range.after().id());
        }
        return values;
    }

    /** Null where nothing can be among what is asked for. */
    static String sql(Question question, Keyset.Range range, int part) {
        String direction = range.descending() ? " DESC" : "";
        List<String> ranges = new ArrayList<>();
        for (Source source : Source.values()) {
            for (Set<TimelineKind> kinds : kinds(source, question)) {
                for (String whose : whose(source, question)) {
                    String conditions = conditions(source, kinds, whose, question, range, part);
                    ranges.add("SELECT " + source.entry() + " AS entry, " + source.time() + " AS at, " + source.part()
                            + " AS part, id FROM " + source.table() + " WHERE " + conditions + " ORDER BY "
                            + source.time() + direction + ", id" + direction + " LIMIT :limit");
                }
            }
        }
        if (ranges.isEmpty()) return null;
        String order = " ORDER BY at" + direction + ", part" + direction + ", %sid" + direction;
        String all = "(" + String.join(") UNION ALL (", ranges) + ")";
        return AS_FOUND_NOW.formatted(all, order.formatted("")) + order.formatted("page.");
    }

    /** The kinds of each range of a source. */
    private static List<Set<TimelineKind>> kinds(Source source, Question question) {
        boolean byInfluencer = !question.influencerIds().isEmpty();
        if (source.isOfTheAgency() && !byInfluencer) return List.of();
        if (question.open() != null) return source == Source.MADE ? List.of(source.kinds()) : List.of();
        Set<TimelineKind> wanted = EnumSet.copyOf(source.kinds());
        if (question.kinds() != null) wanted.retainAll(question.kinds());
        if (wanted.isEmpty()) return List.of();
        boolean all = wanted.equals(source.kinds());
        // Where rows of one kind lie together in the index, each kind is a range of its own.
        boolean apart = source == Source.CLOSED || source == Source.INTERACTION && !byInfluencer && !all;
        return apart ? wanted.stream().<Set<TimelineKind>>map(EnumSet::of).toList() : List.of(wanted);
    }

    private static List<String> whose(Source source, Question question) {
        String organization =
                question.organizationId() == null || source.isOfTheAgency() ? "" : "organization_id = :organization";
        if (question.influencerIds().isEmpty()) return List.of(organization);
        List<String> people = new ArrayList<>();
        for (int i = 0; i < question.influencerIds().size(); i++) {
            people.add("influencer_id = :influencer" + i + (organization.isEmpty() ? "" : " AND " + organization));
        }
        return people;
    }

    private static String conditions(
            Source source, Set<TimelineKind> kinds, String whose, Question question, Keyset.Range range, int part) {
        StringJoiner conditions = new StringJoiner(" AND ");
        conditions.add("agency = :agency AND " + whose + " AND NOT deleted");
        if (!kinds.equals(source.kinds()) || source == Source.CLOSED) conditions.add(source.among(kinds));
        if (question.open() != null) conditions.add("status = 'OPEN'");
        if (question.open() == OpenCommitments.OVERDUE) conditions.add("due_on < :overdueBefore");
        // Where a cursor says where to begin, a bound on that side says no more; an index would begin at either.
        boolean first = range.after() == null;
        if (question.from() != null && (first || range.descending())) conditions.add(source.time() + " >= :from");
        if (question.to() != null && (first || !range.descending())) conditions.add(source.time() + " < :to");
        if (range.after() != null) conditions.add(beyond(source, range.descending(), part));
        return conditions.toString();
    }

    /** What comes after the place of a cursor, whose moment may be shared by entries of another part. */
    private static String beyond(Source source, boolean descending, int part) {
        String comparison = descending ? " <" : " >";
        if (source.part() == part) return "(" + source.time() + ", id)" + comparison + " (:at, :id)";
        boolean sameMoment = descending ? source.part() < part : source.part() > part;
        return source.time() + comparison + (sameMoment ? "= :at" : " :at");
    }

    private TimelineEntry read(String entry) {
        try {
            return json.readValue(entry, TimelineEntry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read an entry of our own", e);
        }
    }
}
