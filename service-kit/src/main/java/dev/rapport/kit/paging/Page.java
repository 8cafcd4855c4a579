package dev.rapport.kit.paging;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items in the order asked for
 * @param page where to go on
 */
public record Page<T>(List<T> items, Links page) implements Paged {

    /**
     * @param limit items per page that was asked for
     * @param next cursor of the next page; absent on the last
     * @param prev cursor of the page before; absent on the first
     */
    public record Links(int limit, String next, String prev) {}

    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), page);
    }
}
