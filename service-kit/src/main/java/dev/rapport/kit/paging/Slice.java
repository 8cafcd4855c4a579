package dev.rapport.kit.paging;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Pages a list that is computed as a whole, with cursors of the same form as those of a {@link Listing}. */
public final class Slice {

    private Slice() {}

    /**
     * @param all in the order asked for
     * @param listing names the list with all that it depends on, the agency included; a cursor holds for that list only
     * @param cursor null for the first page; refused where the item it points at is no longer in the list
     */
    public static <T> Page<T> of(List<T> all, Function<T, UUID> id, String listing, int limit, String cursor) {
        if (cursor == null) return page(all, id, listing, limit, 0);
        Cursor from = Cursor.decode(cursor, listing);
        int found = IntStream.range(0, all.size())
                .filter(i -> id.apply(all.get(i)).equals(from.id()))
                .findFirst()
                .orElseThrow(Cursor::refusal);
        return page(all, id, listing, limit, from.backward() ? Math.max(0, found - limit) : found + 1);
    }

    private static <T> Page<T> page(List<T> all, Function<T, UUID> id, String listing, int limit, int start) {
        int end = Math.min(all.size(), start + limit);
        List<T> items = all.subList(start, end);
        boolean prev = start > 0 && !items.isEmpty();
        return new Page<>(
                List.copyOf(items),
                new Page.Links(
                        limit,
                        end < all.size() ? at(items.getLast(), id, false, listing) : null,
                        prev ? at(items.getFirst(), id, true, listing) : null));
    }

    private static <T> String at(T item, Function<T, UUID> id, boolean backward, String listing) {
        return new Cursor(backward, id.apply(item), "").encode(listing);
    }
}
