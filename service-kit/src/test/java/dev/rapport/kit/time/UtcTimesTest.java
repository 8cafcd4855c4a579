package dev.rapport.kit.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Whatever the platform makes of a text is right. */
class UtcTimesTest {

    @Property
    void timesAreReadAsThePlatformReadsThem(@ForAll("times") String text) {
        assertEquals(OffsetDateTime.parse(text).toInstant(), UtcTimes.parse(text), text);
    }

    @Property
    void whatIsNearlyATimeIsTakenOrRefusedAsThePlatformDoes(@ForAll("nearlyTimes") String text) {
        assertEquals(outcome(() -> OffsetDateTime.parse(text).toInstant()), outcome(() -> UtcTimes.parse(text)), text);
    }

    @Test
    void daysThatAreNotInTheCalendarAreRefused() {
        for (String none : Arrays.asList(
                "2026-02-29T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-00-10T10:00:00Z",
                "2026-04-31T00:00:00.5Z",
                "",
                "Z")) {
            assertThrows(DateTimeException.class, () -> UtcTimes.parse(none), none);
        }
    }

    @Provide
    Arbitrary<String> times() {
        Arbitrary<String> instants = Combinators.combine(
                        Arbitraries.longs().between(-62_167_219_200L, 253_402_300_799L),
                        Arbitraries.of(0, 1, 500_000_000, 120_000_000, 123_456_000, 999_999_999))
                .as((second, nanos) -> Instant.ofEpochSecond(second, nanos).toString());
        return Arbitraries.oneOf(
                instants,
                Arbitraries.of(
                        "2026-03-31T07:30Z",
                        "2026-03-31T07:30:00+02:00",
                        "2026-03-31T07:30:00.1Z",
                        "2024-02-29T23:59:59.000000001Z",
                        "+12026-03-31T07:30:00Z"));
    }

    /** One character of a time is another one. */
    @Provide
    Arbitrary<String> nearlyTimes() {
        return Combinators.combine(
                        times(),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.strings().withChars("0123456789-+:.TZ 6a٣").ofMaxLength(2))
                .as((time, at, put) -> {
                    int place = at % time.length();
                    return time.substring(0, place) + put + time.substring(place + 1);
                });
    }

    private interface Reading {
        Instant read();
    }

    private static Object outcome(Reading reading) {
        try {
            return reading.read();
        } catch (DateTimeException refused) {
            return "refused";
        }
    }
}
