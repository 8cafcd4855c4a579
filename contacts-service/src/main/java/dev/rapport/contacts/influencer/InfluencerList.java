package dev.rapport.contacts.influencer;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import dev.rapport.contacts.influencer.Narrowing.Way;
import dev.rapport.kit.json.Text;
import dev.rapport.kit.paging.Keyset;
import dev.rapport.kit.paging.Keyset.Range;
import dev.rapport.kit.paging.Keyset.Stretch;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;

/**
 * Pages through influencers at a cost that does not grow with their number. A page is one range of an index: of all, or
 * of the facet with the fewest; what else is asked for is looked at one by one, but never at more than so many, where
 * the page then ends. Few whom no sort has an index for are fetched as a whole.
 */
@ApplicationScoped
class InfluencerList {

    record Sort(String column, Function<Influencer, ?> value, Function<String, ?> parse) {}

    static final Map<String, Sort> SORTS = new LinkedHashMap<>();

    static {
        SORTS.put("name", new Sort("name", Influencer::name, text -> text));
        SORTS.put("createdAt", new Sort("created_at", Influencer::createdAt, Text::instant));
        SORTS.put("updatedAt", new Sort("updated_at", Influencer::updatedAt, Text::instant));
        SORTS.put("lastResearchedAt", new Sort("last_researched_at", Influencer::researchedOrNever, Text::instant));
    }

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    @Inject
    Clock clock;

    Page<Influencer> page(PageQuery query, InfluencerFilter filter) {
        String name = query.sort == null ? "name" : query.sort;
        boolean descending = name.startsWith("-");
        Sort sort = SORTS.get(descending ? name.substring(1) : name);
        if (sort == null) {
            throw Refusal.invalidParameter(
                    "sort",
                    "unknown_value",
                    "The sorts of this list are " + SORTS.keySet() + ", each also with a leading minus.");
        }
        Narrowing narrowing = new Narrowing(filter, agency.id(), clock.instant());
        return Keyset.stretch(
                query,
                agency.id() + "\0influencers\0" + name + '\0' + filter,
                descending,
                row -> new Keyset.Place(sort.value().apply(row).toString(), row.id()),
                range -> read(sort, narrowing, range));
    }

    private Stretch<Influencer> read(Sort sort, Narrowing narrowing, Range range) {
        Way way = way(sort, narrowing, ways -> narrowing.count(database, ways));
        PageSql sql = new PageSql(sort.column(), narrowing, way, range);
        List<Influencer> rows = select(sort, narrowing, range, sql.page());
        if (rows.size() == range.limit() || sql.isWhole()) return new Stretch<>(rows, null);
        List<Influencer> last = select(sort, narrowing, range, sql.lastLookedAt());
        return new Stretch<>(rows, last.isEmpty() ? null : last.getFirst());
    }

    /** The way with the fewest; null where it is best to look at all, in their order. */
    static Way way(Sort sort, Narrowing narrowing, Function<List<Way>, List<Long>> count) {
        List<Way> ways = narrowing.ways().stream()
                .filter(way -> !sort.column().equals(way.column()))
                .toList();
        if (ways.isEmpty()) return null;
        if (ways.size() == 1 && ways.getFirst().facet() != null) return ways.getFirst();
        List<Long> counts = count.apply(ways);
        int fewest = IntStream.range(0, ways.size())
                .boxed()
                .min(Comparator.comparing(counts::get))
                .orElseThrow();
        if (counts.get(fewest) <= Narrowing.MOST_LOOKED_AT) return ways.get(fewest);
        return ways.stream().filter(way -> way.facet() != null).findFirst().orElse(null);
    }

    private List<Influencer> select(Sort sort, Narrowing narrowing, Range range, String sql) {
        Query select = narrowing.bind(database.createNativeQuery(sql, Influencer.class));
        if (range.after() != null) {
            select.setParameter("key", Keyset.key(range.after(), sort.parse()));
            select.setParameter("id", range.after().id());
        }
        List<?> rows = select.getResultList();
        return rows.stream().map(Influencer.class::cast).toList();
    }
}
