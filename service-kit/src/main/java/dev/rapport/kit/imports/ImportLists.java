package dev.rapport.kit.imports;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import dev.rapport.kit.paging.Keyset;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;

/** The rows of an import that were refused, and the things that an undo has kept, all by line. */
@ApplicationScoped
public class ImportLists {

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    public Page<RefusalView> refusals(UUID id, PageQuery query) {
        return page(query, "refusals of " + id, id, "id", "place, code, message", "import_refusal", "true")
                .map(ImportLists::refusal);
    }

    private static RefusalView refusal(Tuple row) {
        return new RefusalView(
                row.get(0, Long.class), row.get(2, String.class), row.get(3, String.class), row.get(4, String.class));
    }

    /**
     * Rows of an import in the order of the lines: line, key and columns of each.
     *
     * @param name of the list, which its cursors hold for
     * @param key column that tells rows of one line apart
     * @param only condition in our own words
     */
    public Page<Tuple> page(
            PageQuery query, String name, UUID id, String key, String columns, String table, String only) {
        if (query.sort != null)
            throw Refusal.invalidParameter("sort", "unknown_value", "This list is always in the order of the lines.");
        Function<Keyset.Range, List<Tuple>> select = range -> {
            String place = range.after() == null
                    ? ""
                    : " AND (line, " + key + ") " + (range.descending() ? "<" : ">") + " (?3, ?4)";
            String direction = range.descending() ? " DESC" : "";
            var rows = database.createNativeQuery(
                            "SELECT line, " + key + ", " + columns + " FROM " + table
                                    + " WHERE agency = ?1 AND import_id = ?2 AND " + only + place
                                    + " ORDER BY line" + direction + ", " + key + direction,
                            Tuple.class)
                    .setParameter(1, agency.id())
                    .setParameter(2, id)
                    .setMaxResults(range.limit());
            if (range.after() != null)
                rows.setParameter(3, Keyset.key(range.after(), Long::valueOf))
                        .setParameter(4, range.after().id());
            List<?> found = rows.getResultList();
            return found.stream().map(Tuple.class::cast).toList();
        };
        return Keyset.page(
                query,
                agency.id() + '\n' + name,
                false,
                row -> new Keyset.Place(row.get(0).toString(), row.get(1, UUID.class)),
                select);
    }
}
