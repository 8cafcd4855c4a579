package dev.rapport.kit.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KeysetTest {

    private static final UUID ID = new UUID(1, 1);

    /** A list of numbers of which only some fit, and of which at most so many are looked at for a page. */
    private record Numbers(List<Boolean> fit, int most) {

        Page<Integer> page(String cursor, int limit, boolean descending) {
            PageQuery query = new PageQuery();
            query.cursor = cursor;
            query.limit = limit;
            return Keyset.stretch(query, "numbers", descending, n -> new Keyset.Place(n.toString(), ID), this::read);
        }

        private Keyset.Stretch<Integer> read(Keyset.Range range) {
            int after = range.after() == null
                    ? range.descending() ? fit.size() : -1
                    : Integer.parseInt(range.after().key());
            List<Integer> looked = IntStream.range(0, fit.size())
                    .map(n -> range.descending() ? fit.size() - 1 - n : n)
                    .filter(n -> range.descending() ? n < after : n > after)
                    .limit(most)
                    .boxed()
                    .toList();
            List<Integer> rows =
                    looked.stream().filter(fit::get).limit(range.limit()).toList();
            boolean broke = looked.size() == most && rows.size() < range.limit();
            return new Keyset.Stretch<>(rows, broke ? looked.getLast() : null);
        }
    }

    @Property(tries = 500)
    void whatever_is_passed_over_every_row_that_fits_comes_once_forward_and_back(
            @ForAll @Size(max = 40) List<Boolean> fit,
            @ForAll @IntRange(min = 1, max = 12) int most,
            @ForAll @IntRange(min = 1, max = 6) int limit,
            @ForAll boolean descending) {
        Numbers numbers = new Numbers(fit, most);
        List<Integer> expected = new ArrayList<>(
                IntStream.range(0, fit.size()).filter(fit::get).boxed().toList());
        if (descending) java.util.Collections.reverse(expected);

        List<Integer> forward = new ArrayList<>();
        Page<Integer> page = numbers.page(null, limit, descending);
        int pages = 1;
        for (forward.addAll(page.items()); page.page().next() != null; forward.addAll(page.items())) {
            page = numbers.page(page.page().next(), limit, descending);
            assertTrue(pages++ <= fit.size() + 1, "it never ends");
        }
        assertEquals(expected, forward);

        List<Integer> back = new ArrayList<>(page.items());
        while (page.page().prev() != null) {
            page = numbers.page(page.page().prev(), limit, descending);
            back.addAll(0, page.items());
        }
        if (pages == 1 || !back.isEmpty() || expected.isEmpty()) assertEquals(expected, back);
    }
}
