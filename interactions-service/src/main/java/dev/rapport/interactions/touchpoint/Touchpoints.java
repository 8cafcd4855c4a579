package dev.rapport.interactions.touchpoint;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Parameter;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;

import dev.rapport.kit.paging.Keyset;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;

/**
 * Pages through touchpoints. A status is a range of the very day that its list is sorted by, so that every page is one
 * index range, however many relationships there are and whatever their cadences.
 */
@ApplicationScoped
class Touchpoints {

    private record Sort(String column, Function<Touchpoint, LocalDate> day) {}

    private static final Map<String, Sort> SORTS = new TreeMap<>(Map.of(
            "nextTouchOn", new Sort("next_touch_on", Touchpoint::nextTouchOn),
            "latestOn", new Sort("latest_on", Touchpoint::latestOn),
            "quietOn", new Sort("quiet_on", Touchpoint::quietOn)));

    /**
     * What is asked for; null leaves a filter out.
     *
     * @param organizationId null for the whole agency
     * @param before excluded; of the day that is sorted by
     */
    record Filter(TouchpointList list, UUID organizationId, List<UUID> influencerIds, LocalDate before) {}

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    /** @param today in the time zone of the agency */
    Page<Touchpoint> page(PageQuery query, Filter filter, LocalDate today) {
        String own = filter.list() == null ? "nextTouchOn" : filter.list().sort();
        String name = query.sort == null ? own : query.sort;
        boolean descending = name.startsWith("-");
        String plain = descending ? name.substring(1) : name;
        Sort sort = SORTS.get(plain);
        if (sort == null || filter.list() != null && !plain.equals(own)) {
            throw Refusal.invalidParameter(
                    "sort",
                    "unknown_value",
                    filter.list() == null
                            ? "The sorts of this list are " + SORTS.keySet() + ", each also with a leading minus."
                            : "What is " + filter.list() + " is sorted by " + own + ", also with a leading minus.");
        }
        return Keyset.page(
                query,
                agency.id() + "\ntouchpoints\n" + name + '\n' + filter,
                descending,
                one -> new Keyset.Place(sort.day().apply(one).toString(), one.influencerId()),
                range -> select(sort, filter, range, today));
    }

    private List<Touchpoint> select(Sort sort, Filter filter, Keyset.Range range, LocalDate today) {
        Map<String, Object> values = new HashMap<>();
        values.put("agency", agency.id());
        values.put("organization", filter.organizationId() == null ? Touchpoint.WHOLE_AGENCY : filter.organizationId());
        values.put("influencers", filter.influencerIds());
        values.put("today", today);
        values.put("before", filter.before());
        values.put("limit", range.limit());
        if (range.after() != null) {
            values.put("key", Keyset.key(range.after(), LocalDate::parse));
            values.put("id", range.after().id());
        }
        Query select = database.createNativeQuery(sql(sort.column(), filter, range), Tuple.class);
        for (Parameter<?> one : select.getParameters()) select.setParameter(one.getName(), values.get(one.getName()));
        @SuppressWarnings("unchecked")
        List<Tuple> rows = select.getResultList();
        return rows.stream().map(Touchpoint::of).toList();
    }

    static String sql(String column, Filter filter, Keyset.Range range) {
        StringJoiner conditions = new StringJoiner(" AND ");
        conditions.add("agency = :agency AND organization_id = :organization AND " + column + " IS NOT NULL");
        // Where a cursor says where to begin, a bound on that side says no more; an index would begin at either.
        boolean upTo = range.after() == null || !range.descending();
        boolean from = range.after() == null || range.descending();
        if (filter.list() != null && (filter.list().isUpperBound() ? upTo : from)) {
            conditions.add(column + ' ' + filter.list().comparison() + " :today");
        }
        if (filter.before() != null && upTo) conditions.add(column + " < :before");
        if (filter.influencerIds() != null) conditions.add("influencer_id IN (:influencers)");
        if (range.after() != null) {
            conditions.add("(" + column + ", influencer_id) " + (range.descending() ? "<" : ">") + " (:key, :id)");
        }
        String direction = range.descending() ? " DESC" : "";
        return "SELECT " + Touchpoint.COLUMNS + " FROM touchpoint WHERE " + conditions + " ORDER BY " + column
                + direction + ", influencer_id" + direction + " LIMIT :limit";
    }
}
