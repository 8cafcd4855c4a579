package dev.rapport.kit.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class IdsTest {

    @Test
    void an_id_tells_when_it_was_made() {
        Instant made = Ids.madeAt(Ids.next()).orElseThrow();

        assertTrue(Duration.between(made, Instant.now()).abs().toSeconds() < 2, made.toString());
    }

    @Test
    void an_id_that_somebody_made_up_tells_nothing() {
        assertEquals(Optional.empty(), Ids.madeAt(UUID.randomUUID()));
        assertEquals(Optional.empty(), Ids.madeAt(new UUID(0, 0)));
    }

    @Test
    void ids_sort_in_the_order_in_which_they_were_made() {
        var ids = Stream.generate(Ids::next).limit(1000).map(UUID::toString).toList();

        assertEquals(ids.stream().sorted().toList(), ids);
    }
}
