package dev.rapport.kit.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.rapport.kit.problem.Refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

class SliceTest {

    private final List<UUID> all =
            IntStream.range(0, 10).mapToObj(i -> new UUID(7, i)).toList();

    @Test
    void thePagesTogetherAreTheList() {
        for (int limit = 1; limit <= 11; limit++) {
            List<UUID> seen = new ArrayList<>();
            String cursor = null;
            do {
                Page<UUID> page = page(all, limit, cursor);
                seen.addAll(page.items());
                cursor = page.page().next();
            } while (cursor != null);
            assertEquals(all, seen);
        }
    }

    @Test
    void thePageBeforeIsFoundAgain() {
        Page<UUID> first = page(all, 4, null);
        Page<UUID> second = page(all, 4, first.page().next());
        assertEquals(first, page(all, 4, second.page().prev()));
        assertNull(first.page().prev());
    }

    @Test
    void anEmptyListIsOnePageWithoutLinks() {
        assertEquals(new Page<>(List.of(), new Page.Links(4, null, null)), page(List.of(), 4, null));
    }

    @Test
    void aCursorOfAnotherListOrOfAnItemThatIsGoneIsRefused() {
        String cursor = page(all, 4, null).page().next();
        assertThrows(Refusal.class, () -> Slice.of(all, id -> id, "another", 4, cursor));
        assertThrows(Refusal.class, () -> page(all.subList(4, 9), 4, cursor));
        assertThrows(Refusal.class, () -> page(all, 4, "x"));
    }

    private static Page<UUID> page(List<UUID> all, int limit, String cursor) {
        return Slice.of(all, id -> id, "a list", limit, cursor);
    }
}
