package dev.rapport.contacts.influencer;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

/**
 * What filters mean to the database: conditions on an influencer {@code i}, and ways to get at just those whom one of
 * them fits. Whoever reads goes the way with the fewest, and applies all conditions to what is found there.
 */
final class Narrowing {

    /** More rows than this are not looked at for one answer. */
    static final int MOST_LOOKED_AT = 2000;

    /**
     * A way to those whom one condition fits.
     *
     * @param ids selects them, in no order
     * @param facet their facet, by which every sort has an index; null where there is none
     * @param column the sort whose own index serves the condition; null where none does
     * @param condition on that column
     */
    record Way(String ids, String facet, String column, String condition) {

        static Way of(String ids) {
            return new Way(ids, null, null, null);
        }

        /** Whether a list of that sort, read in that direction, begins at the bound. */
        boolean isWhereItBegins(boolean descending) {
            return condition.contains(descending ? " < " : " >= ");
        }

        String limited() {
            return ids + " LIMIT " + MOST_LOOKED_AT;
        }

        /** At most so many and one more, to learn whether there are more. */
        String counted() {
            return "(SELECT count(*) FROM (" + ids + " LIMIT " + (MOST_LOOKED_AT + 1) + ") AS few)";
        }
    }

    private final List<Way> ways = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** In the order in which they are supposed to be rare, where counting does not tell. */
    Narrowing(InfluencerFilter filter, String agency, Instant now) {
        values.put("agency", agency);
        values.put("archived", filter.archived);
        exactly(filter.externalId);
        typed("tag", filter.tag);
        typed("interest", filter.interest);
        of(filter.organizationId);
        if (filter.needsResearch != null) facet("'is:to-research'");
        if (Boolean.TRUE.equals(filter.doNotContact)) facet("'is:do-not-contact'");
        typed("network", filter.network);
        if (filter.language != null) facet("'language:' || lower(:language)", "language", filter.language);
        if (filter.source != null) facet("'source:" + filter.source + "'");
        if (Boolean.FALSE.equals(filter.doNotContact)) {
            conditions.add("NOT 'is:do-not-contact' = ANY (i.traits)");
        }
        range("updated_at", ">=", "updatedSince", filter.updatedSince);
        Integer days = filter.researchOlderThanDays;
        range(
                "last_researched_at",
                "<",
                "researchedBefore",
                days == null
                        ? null
                        : now.atOffset(ZoneOffset.UTC)
                                .minus(Period.ofDays(days))
                                .toInstant());
    }

    private void exactly(String externalId) {
        if (externalId == null) return;
        // The key of one who was merged into another is as good as that one's own.
        String condition =
                """
                id = coalesce(
                    (SELECT m.root_id FROM influencer_merge m
                     WHERE m.agency = :agency AND m.external_id = :externalId AND m.undone_at IS NULL LIMIT 1),
                    (SELECT k.id FROM influencer k WHERE k.agency = :agency AND k.external_id = :externalId))""";
        ways.add(Way.of(direct(condition)));
        conditions.add("i." + condition);
        values.put("externalId", externalId);
    }

    private void of(Object organizationId) {
        if (organizationId == null) return;
        String members =
                """
                 FROM campaign c JOIN campaign_influencer m ON m.agency = c.agency AND m.campaign_id = c.id
                WHERE c.agency = :agency AND c.organization_id = :organizationId""";
        ways.add(Way.of("SELECT m.influencer_id AS id" + members));
        // A sub-select with a limit is looked up for each influencer; EXISTS might be made a join with all there are.
        conditions.add("(SELECT true" + members + " AND m.agency = :agency AND m.influencer_id = i.id LIMIT 1)");
        values.put("organizationId", organizationId);
    }

    private void typed(String kind, String said) {
        if (said == null) return;
        facet("'" + kind + ":' || fold(:" + kind + ")", kind, said);
    }

    private void facet(String facet, String parameter, Object value) {
        facet(facet);
        values.put(parameter, value);
    }

    private void facet(String facet) {
        ways.add(new Way(
                "SELECT d.influencer_id AS id FROM influencer_facet d"
                        + " WHERE d.agency = :agency AND d.archived = :archived AND d.facet = " + facet,
                facet,
                null,
                null));
        conditions.add(facet + " = ANY (i.traits)");
    }

    private void range(String column, String comparison, String parameter, Object value) {
        if (value == null) return;
        String condition = column + " " + comparison + " :" + parameter;
        ways.add(new Way(direct(condition), null, column, condition));
        conditions.add("i." + condition);
        values.put(parameter, value);
    }

    private static String direct(String condition) {
        return "SELECT d.id FROM influencer d WHERE d.agency = :agency AND d.archived = :archived AND d." + condition;
    }

    /** For ways that are no filters. */
    void put(String parameter, Object value) {
        values.put(parameter, value);
    }

    List<Way> ways() {
        return ways;
    }

    /** To be put behind other conditions. */
    String conditions() {
        return conditions.isEmpty() ? "" : " AND " + String.join(" AND ", conditions);
    }

    /** What conditions and ways refer to, as far as a statement does so. */
    <Q extends Query> Q bind(Q query) {
        query.getParameters().forEach(parameter -> {
            if (values.containsKey(parameter.getName())) {
                query.setParameter(parameter.getName(), values.get(parameter.getName()));
            }
        });
        return query;
    }

    /** Of each way, how many it leads to, up to one more than are looked at. */
    List<Long> count(EntityManager database, List<Way> ways) {
        if (ways.isEmpty()) return List.of();
        List<?> counted =
                bind(database.createNativeQuery(counts(ways), Tuple.class)).getResultList();
        return counted.stream().map(row -> ((Tuple) row).get(1, Long.class)).toList();
    }

    static String counts(List<Way> ways) {
        StringJoiner counts = new StringJoiner(" UNION ALL ", "", " ORDER BY way");
        for (int i = 0; i < ways.size(); i++) {
            counts.add("SELECT " + i + " AS way, " + ways.get(i).counted() + " AS few");
        }
        return counts.toString();
    }

    Map<String, Object> values() {
        return values;
    }
}
