package dev.rapport.contacts.influencer;

import dev.rapport.contacts.influencer.Narrowing.Way;
import dev.rapport.kit.paging.Keyset.Range;

/**
 * A page of influencers as a statement.
 *
 * @param column what they are sorted by
 * @param way to the few whom all are among; null where all are looked at in their order
 */
record PageSql(String column, Narrowing narrowing, Way way, Range range) {

    /** Where the rows come from, and what they are sorted by there. */
    private record From(String table, String key, String id) {}

    String page() {
        if (way != null && way.facet() == null) return few();
        // Where nobody is passed over, no more are looked at than the page holds: told so, the planner never sorts all.
        From from = walk("LIMIT " + (isWhole() ? range.limit() : Narrowing.MOST_LOOKED_AT));
        return "SELECT i.* FROM " + from.table + " WHERE i.agency = :agency" + narrowing.conditions()
                + order(from.key, from.id) + " LIMIT " + range.limit();
    }

    /** The row at which the page stops, even where it is not full; none where the list ends before. */
    String lastLookedAt() {
        return "SELECT i.* FROM " + walk("LIMIT 1 OFFSET " + (Narrowing.MOST_LOOKED_AT - 1)).table;
    }

    /** Whether there is nothing that the page could have stopped short of. */
    boolean isWhole() {
        return way == null ? narrowing.conditions().isEmpty() : way.facet() == null;
    }

    /** So few that all of them are fetched and sorted. */
    private String few() {
        return "SELECT i.* FROM influencer i WHERE i.agency = :agency AND i.archived = :archived AND i.id = ANY (ARRAY("
                + way.limited() + "))" + narrowing.conditions()
                + after("i." + column, "i.id") + order("i." + column, "i.id") + " LIMIT " + range.limit();
    }

    private From walk(String limit) {
        if (way == null) {
            String rows = ordered("d.*", "influencer", "d.id", "", limit);
            return new From("(" + rows + ") AS i", "i." + column, "i.id");
        }
        String table = column.equals("updated_at") ? "influencer_facet_change" : "influencer_facet";
        String rows = ordered(
                "d.influencer_id, d." + column, table, "d.influencer_id", " AND d.facet = " + way.facet(), limit);
        // The limit makes it a look-up for each row that is needed, and never a join with all there are.
        return new From(
                "(" + rows + ") AS w CROSS JOIN LATERAL (SELECT * FROM influencer"
                        + " WHERE agency = :agency AND id = w.influencer_id LIMIT 1) AS i",
                "w." + column,
                "w.influencer_id");
    }

    private String ordered(String columns, String table, String id, String facet, String limit) {
        StringBuilder sql = new StringBuilder("SELECT " + columns + " FROM " + table + " d")
                .append(" WHERE d.agency = :agency AND d.archived = :archived")
                .append(facet);
        for (Way one : narrowing.ways())
            if (column.equals(one.column()) && !isPast(one))
                sql.append(" AND d.").append(one.condition());
        return sql.append(after("d." + column, id))
                .append(order("d." + column, id))
                .append(' ')
                .append(limit)
                .toString();
    }

    /**
     * A place in the list lies behind the bound at which it begins. Told of both, the database would start at the bound
     * and read all up to the place.
     */
    private boolean isPast(Way bound) {
        return range.after() != null && bound.isWhereItBegins(range.descending());
    }

    private String after(String key, String id) {
        return range.after() == null
                ? ""
                : " AND (" + key + ", " + id + ") " + (range.descending() ? "<" : ">") + " (:key, :id)";
    }

    private String order(String key, String id) {
        String direction = range.descending() ? " DESC" : "";
        return " ORDER BY " + key + direction + ", " + id + direction;
    }
}
