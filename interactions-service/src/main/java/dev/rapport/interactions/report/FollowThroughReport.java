package dev.rapport.interactions.report;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import dev.rapport.interactions.commitment.Promiser;
import dev.rapport.interactions.due.DueDate;
import dev.rapport.kit.paging.Keyset;
import dev.rapport.kit.paging.Page;
import dev.rapport.kit.paging.PageQuery;
import dev.rapport.kit.problem.Refusal;
import dev.rapport.kit.tenancy.Agency;

/**
 * Counts promises group by group, in the order of an index that has the group first: a page costs what its own groups
 * hold, however many others there are.
 */
@ApplicationScoped
class FollowThroughReport {

    /** A cursor holds an id beside the sort value; a group needs none. */
    private static final UUID NONE = new UUID(0, 0);

    private static final String SORT = "group";

    private static final String COUNTS =
            """
            SELECT cast(%1$s AS text) AS grouped, count(*) FILTER (WHERE status = 'KEPT' AND closed_on <= due_on + :grace) AS kept,
                count(*) FILTER (WHERE status = 'KEPT' AND closed_on > due_on + :grace) AS late,
                count(*) FILTER (WHERE status = 'BROKEN') AS broken,
                count(*) FILTER (WHERE status = 'RELEASED') AS released,
                count(*) FILTER (WHERE status = 'OPEN' AND due_on < :overdueBefore) AS overdue,
                count(*) FILTER (WHERE status = 'OPEN' AND due_on >= :overdueBefore) AS open
            FROM %2$s
            WHERE agency = :agency AND NOT deleted AND %1$s IS NOT NULL AND promised_by = :promiser
                AND due_on BETWEEN :from AND :to""";

    /**
     * @param to the last day included
     * @param today in the agency's time zone
     */
    record Question(Grouping by, Promiser promiser, LocalDate from, LocalDate to, LocalDate today) {}

    @Inject
    EntityManager database;

    @Inject
    Agency agency;

    Page<FollowThrough> page(Question question, PageQuery query) {
        String listing = agency.id() + "\nfollow-through\n" + question.by() + '\n' + question.promiser() + '\n'
                + question.from() + '\n' + question.to() + '\n' + query.sort;
        return Keyset.page(
                query,
                listing,
                isDescending(query.sort),
                group -> new Keyset.Place(group.group(), NONE),
                range -> select(question, range));
    }

    private static boolean isDescending(String sort) {
        if (sort == null || sort.equals(SORT)) return false;
        if (sort.equals('-' + SORT)) return true;
        throw Refusal.invalidParameter("sort", "unknown_value", "The sort here is group, also with a leading minus.");
    }

    private List<FollowThrough> select(Question question, Keyset.Range range) {
        String group = question.by().column();
        String type = question.by().isById() ? "uuid" : "text";
        Keyset.Place after = range.after();
        String next = " AND " + group + (range.descending() ? " < " : " > ") + "cast(:after AS " + type + ")";
        var select = database.createNativeQuery(
                        COUNTS.formatted(group, question.by().rows()) + (after == null ? "" : next) + " GROUP BY "
                                + group + " ORDER BY " + group + (range.descending() ? " DESC" : ""),
                        Tuple.class)
                .setParameter("agency", agency.id())
                .setParameter("grace", DueDate.GRACE_DAYS)
                .setParameter("overdueBefore", DueDate.overdueBefore(question.today()))
                .setParameter("promiser", question.promiser().name())
                .setParameter("from", question.from())
                .setParameter("to", question.to())
                .setMaxResults(range.limit());
        if (after != null) select.setParameter("after", key(question.by(), after));
        List<?> rows = select.getResultList();
        return rows.stream().map(row -> read(question.by(), (Tuple) row)).toList();
    }

    private static String key(Grouping by, Keyset.Place after) {
        return Keyset.key(after, text -> by.isById() ? UUID.fromString(text).toString() : text);
    }

    private static FollowThrough read(Grouping by, Tuple row) {
        return FollowThrough.of(
                by,
                row.get("grouped", String.class),
                new FollowThrough.Counts(
                        row.get("kept", Long.class),
                        row.get("late", Long.class),
                        row.get("broken", Long.class),
                        row.get("released", Long.class),
                        row.get("overdue", Long.class),
                        row.get("open", Long.class)));
    }
}
