package dev.rapport.interactions.agreement;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BoundaryTest {

    private static Terms terms(Boundaries boundaries, String... channels) {
        return new Terms(UUID.randomUUID(), List.of(channels), boundaries);
    }

    private static boolean crossed(Boundary boundary, Terms terms, Contact contact) {
        return boundary.objection(terms, contact).isPresent();
    }

    private static Contact at(String time) {
        return new Contact(Instant.parse(time), null, null, false, 0);
    }

    @ParameterizedTest
    @CsvSource({
        // Berlin is an hour ahead in winter, two in summer.
        "2026-01-05T07:59:59Z, true", "2026-01-05T08:00:00Z, false", "2026-01-05T15:59:59Z, false",
        "2026-01-05T16:00:00Z, true", "2026-07-06T07:00:00Z, false", "2026-07-06T15:00:00Z, true",
        // A Sunday, and a Monday there that is one in UTC not yet.
        "2026-01-04T12:00:00Z, true"
    })
    void hours_are_those_of_their_clock(String time, boolean crossed) {
        Hours office = new Hours("09:00", "17:00", "Europe/Berlin", List.of(DayOfWeek.MONDAY));
        assertEquals(crossed, crossed(Boundary.HOURS, terms(new Boundaries(office, null, null, null)), at(time)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T21:59:00Z, true", "2026-01-05T22:00:00Z, false", "2026-01-06T01:59:00Z, false",
        "2026-01-06T02:00:00Z, true", "2026-01-06T22:00:00Z, true", "2026-01-05T01:00:00Z, true"
    })
    void a_night_belongs_to_the_day_on_which_it_begins(String time, boolean crossed) {
        Hours night = new Hours("22:00", "02:00", "UTC", List.of(DayOfWeek.MONDAY));
        assertEquals(crossed, crossed(Boundary.HOURS, terms(new Boundaries(night, null, null, null)), at(time)));
    }

    @ParameterizedTest
    @CsvSource({
        "Spoke of RATES and more, true",
        "the rates, true",
        "accurates, false",
        "rates2, false",
        "Über uns, true",
        "ÜBER-uns, true",
        "drüber, false",
        "c++ (really), true"
    })
    void topics_are_found_as_whole_words_in_any_case(String words, boolean crossed) {
        Terms terms = terms(new Boundaries(null, List.of("rates", "über", "C++"), null, null));
        assertEquals(crossed, crossed(Boundary.TOPIC, terms, new Contact(Instant.EPOCH, null, words, false, 0)));
    }

    @Test
    void what_is_not_agreed_or_not_known_is_not_crossed() {
        Contact contact = new Contact(Instant.EPOCH, "phone", "anything", true, 1000);
        for (Boundary boundary : Boundary.values()) {
            assertFalse(crossed(boundary, terms(null), contact));
            assertFalse(crossed(boundary, terms(new Boundaries(null, List.of(), false, null)), contact));
        }
        assertFalse(crossed(Boundary.CHANNEL, terms(null, "email"), at("2026-01-05T22:00:00Z")));
    }

    @Test
    void how_often_counts_what_was_before() {
        Terms terms = terms(new Boundaries(null, null, null, 2));
        assertFalse(crossed(Boundary.FREQUENCY, terms, new Contact(Instant.EPOCH, null, null, false, 1)));
        assertTrue(crossed(Boundary.FREQUENCY, terms, new Contact(Instant.EPOCH, null, null, false, 2)));
        assertFalse(crossed(Boundary.FREQUENCY, terms, new Contact(Instant.EPOCH, null, null, false, -1)));
    }
}
