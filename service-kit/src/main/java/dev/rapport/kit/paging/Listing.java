package dev.rapport.kit.paging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Owned;

/**
 * A list with a fixed set of sorts, paged by key: each page is one index range whatever its depth, and rows that come
 * or go meanwhile neither repeat nor hide others.
 *
 * @param <E> the entity listed; the sort attribute must be indexed as (agency, attribute, id) and never be null
 */
public final class Listing<E extends Owned> {

    private record Column<E>(String attribute, Function<E, ?> value, Function<String, ?> parse) {}

    private final Class<E> type;
    private final Map<String, Column<E>> columns = new LinkedHashMap<>();
    private String byDefault;

    public Listing(Class<E> type) {
        this.type = type;
    }

    /** Adds a sort; the first one added is the default. */
    public <K> Listing<E> sortedBy(String attribute, Function<E, K> value, Function<String, K> parse) {
        columns.put(attribute, new Column<>(attribute, value, parse));
        return this;
    }

    /** Makes a sort the default, such as {@code -createdAt}, where the first one added is not. */
    public Listing<E> byDefault(String sort) {
        this.byDefault = sort;
        return this;
    }

    /** The filters of one request: conditions on the entity {@code e}, joined by "and". */
    public static final class Filter {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();

        /** Adds {@code e.<attribute> <comparison> value} unless the value is null. */
        public Filter where(String attribute, String comparison, Object value) {
            String name = "p" + values.size();
            return value == null ? this : raw("e." + attribute + " " + comparison + " :" + name, name, value);
        }

        /** Adds a condition whose words are all ours, so that an index of just these rows can serve it. */
        public Filter raw(String condition) {
            conditions.add(condition);
            return this;
        }

        /** Adds a condition that uses one named value. */
        public Filter raw(String condition, String name, Object value) {
            raw(condition);
            values.put(name, value);
            return this;
        }
    }

    public Page<E> page(EntityManager database, String agency, PageQuery query, Filter filter) {
        String sort = query.sort == null ? defaultSort() : query.sort;
        boolean descending = sort.startsWith("-");
        Column<E> column = columns.get(descending ? sort.substring(1) : sort);
        if (column == null) {
            throw Refusal.invalidParameter(
                    "sort",
                    "unknown_value",
                    "The sorts of this list are " + columns.keySet() + ", each also with a leading minus.");
        }
        String listing =
                agency + '\n' + type.getSimpleName() + '\n' + sort + '\n' + filter.conditions + '\n' + filter.values;
        return Keyset.page(
                query,
                listing,
                descending,
                row -> new Keyset.Place(column.value().apply(row).toString(), row.id()),
                range -> select(database, column, range, filter).getResultList());
    }

    private String defaultSort() {
        return byDefault == null ? columns.keySet().iterator().next() : byDefault;
    }

    private TypedQuery<E> select(EntityManager database, Column<E> column, Keyset.Range range, Filter filter) {
        StringJoiner where = new StringJoiner(" and ", " where ", "").setEmptyValue("");
        filter.conditions.forEach(where::add);
        String key = "e." + column.attribute();
        Keyset.Place after = range.after();
        if (after != null) where.add("(" + key + ", e.id) " + (range.descending() ? "<" : ">") + " (:key, :id)");
        String direction = range.descending() ? " desc" : "";
        TypedQuery<E> select = database.createQuery(
                "select e from " + type.getSimpleName() + " e" + where + " order by " + key + direction + ", e.id"
                        + direction,
                type);
        filter.values.forEach(select::setParameter);
        if (after != null)
            select.setParameter("key", Keyset.key(after, column.parse())).setParameter("id", after.id());
        return select.setMaxResults(range.limit());
    }
}
