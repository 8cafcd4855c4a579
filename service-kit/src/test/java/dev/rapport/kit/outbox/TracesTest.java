package dev.rapport.kit.outbox;

import java.util.List;

import org.junit.jupiter.api.Test;

import dev.rapport.kit.outbox.Traces.Trace;
import dev.rapport.kit.outbox.Traces.Word;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Records are written as partition and offset, and where they belong. */
class TracesTest {

    private static Trace state(int partition, long version, int right) {
        return new Trace(partition, version, version, right, Word.STATE);
    }

    private static Trace word(int partition, Word word) {
        return new Trace(partition, 99, 0, partition, word);
    }

    private static Traces traces(Trace... all) {
        Traces traces = new Traces("north");
        for (Trace one : all) traces.add(one);
        return traces;
    }

    @Test
    void what_is_in_its_place_stays_there() {
        Traces traces = traces(state(1, 1, 1), state(1, 2, 1));
        assertFalse(traces.isToBeMoved(true));
        assertEquals(List.of(), traces.leftBehind());
    }

    @Test
    void what_is_not_is_moved_in_its_last_state() {
        Traces traces = traces(state(1, 1, 5), state(1, 2, 5));
        assertFalse(traces.isToBeMoved(1, 1, true));
        assertTrue(traces.isToBeMoved(1, 2, true));
        assertEquals(List.of(1), traces.leftBehind());
    }

    @Test
    void what_is_erased_is_left_alone() {
        Traces traces = traces(state(1, 1, 5), word(1, Word.TOMBSTONE));
        assertFalse(traces.isToBeMoved(true));
        assertEquals(List.of(), traces.leftBehind());
    }

    @Test
    void a_copy_without_its_tombstone_is_not_copied_again() {
        for (Traces traces : List.of(traces(state(1, 2, 5), state(5, 2, 5)), traces(state(5, 2, 5), state(1, 2, 5)))) {
            assertFalse(traces.isToBeMoved(true));
            assertEquals(List.of(1), traces.leftBehind());
        }
    }

    @Test
    void an_owners_former_record_never_takes_the_place_of_the_latest() {
        Traces sameEnd = traces(state(2, 1, 5), state(1, 2, 5));
        assertFalse(sameEnd.isToBeMoved(2, 1, true));
        assertTrue(sameEnd.isToBeMoved(1, 2, true));
        assertEquals(List.of(2, 1), sameEnd.leftBehind());
        Traces changedPlaces = traces(state(2, 1, 1), state(1, 2, 2));
        assertFalse(changedPlaces.isToBeMoved(2, 1, true));
        assertTrue(changedPlaces.isToBeMoved(1, 2, true));
        assertEquals(List.of(1), changedPlaces.leftBehind());
        Traces fallsOnIt = traces(state(1, 2, 1), state(2, 1, 1));
        assertFalse(fallsOnIt.isToBeMoved(true));
        assertEquals(List.of(2), fallsOnIt.leftBehind());
    }

    @Test
    void a_tombstone_where_it_belongs_is_of_an_erasure_only_where_something_may_have_been_told_since() {
        Traces erased = traces(state(1, 2, 5), word(5, Word.TOMBSTONE));
        assertFalse(erased.isToBeMoved(false));
        assertTrue(erased.isToBeMoved(true), "it was another owner's, who was erased");
        assertEquals(List.of(1), erased.leftBehind());
        assertTrue(traces(state(1, 2, 5), word(5, Word.MOVED)).isToBeMoved(false));
    }
}
