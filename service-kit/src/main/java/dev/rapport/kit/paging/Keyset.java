package dev.rapport.kit.paging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Turns what a list is asked for into one range to read, and what was read into a page with its cursors. */
public final class Keyset {

    private Keyset() {}

    /**
     * Where a row stands in its list: by its sort value, and by its id among rows of the same value.
     *
     * @param key the sort value as text; to be read back by the list itself
     */
    public record Place(String key, UUID id) {}

    /**
     * What to read.
     *
     * @param descending in which direction; a step back reads against the order of the list
     * @param after the place after which to begin; null: at the beginning
     * @param limit one more than the page holds, to learn whether there is more
     */
    public record Range(boolean descending, Place after, int limit) {}

    /**
     * What was read of a list that passes rows over.
     *
     * @param rows those that fit, in the direction of the range
     * @param stoppedAt the last row looked at, where reading broke off before it had enough; null where it did not
     */
    public record Stretch<T>(List<T> rows, T stoppedAt) {}

    /**
     * @param listing names the list with all that it depends on, the agency included; a cursor holds for that list only
     * @param descending the order of the list
     */
    public static <T> Page<T> page(
            PageQuery query,
            String listing,
            boolean descending,
            Function<T, Place> place,
            Function<Range, List<T>> select) {
        return stretch(query, listing, descending, place, range -> new Stretch<>(select.apply(range), null));
    }

    /** The same where reading may break off: such a page has fewer rows than asked for, maybe none, and goes on from there. */
    public static <T> Page<T> stretch(
            PageQuery query,
            String listing,
            boolean descending,
            Function<T, Place> place,
            Function<Range, Stretch<T>> select) {
        Cursor cursor = query.cursor == null ? null : Cursor.decode(query.cursor, listing);
        boolean backward = cursor != null && cursor.backward();
        Place after = cursor == null ? null : new Place(cursor.key(), cursor.id());

        Stretch<T> read = select.apply(new Range(descending != backward, after, query.size() + 1));
        List<T> rows = new ArrayList<>(read.rows());
        boolean more = rows.size() > query.size();
        if (more) rows.removeLast();
        if (backward) Collections.reverse(rows);
        T stop = more ? null : read.stoppedAt();
        T first = stop != null && (backward || rows.isEmpty()) ? stop : rows.isEmpty() ? null : rows.getFirst();
        T last = stop != null && (!backward || rows.isEmpty()) ? stop : rows.isEmpty() ? null : rows.getLast();
        boolean hasNext = last != null && (backward || more || stop != null);
        boolean hasPrev = first != null && (backward ? more || stop != null : cursor != null);
        return new Page<>(
                rows,
                new Page.Links(
                        query.size(),
                        hasNext ? cursor(place.apply(last), false).encode(listing) : null,
                        hasPrev ? cursor(place.apply(first), true).encode(listing) : null));
    }

    /** Reads a sort value back; one that we did not write is refused. */
    public static <K> K key(Place place, Function<String, K> parse) {
        try {
            return parse.apply(place.key());
        } catch (RuntimeException e) {
            throw Cursor.refusal();
        }
    }

    private static Cursor cursor(Place place, boolean backward) {
        return new Cursor(backward, place.id(), place.key());
    }
}
