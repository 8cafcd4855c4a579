package dev.rapport.kit.json;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Mina", "two\nlines\r\n\tand a tab", "Žižek 林 𝄞 👩‍👩‍👧"})
    void whole_characters_are_clean(String text) {
        assertTrue(Text.isClean(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "a\u0001", "\u001b[31m", "\ud834", "a\udd1e", "\udd1e\ud834", "\ud834\ud834\udd1e"})
    void control_characters_and_half_characters_are_not(String text) {
        assertFalse(Text.isClean(text));
    }

    @Property
    void clean_text_survives_utf8_and_has_no_zero(@ForAll String text) {
        if (!Text.isClean(text)) return;
        assertEquals(text, new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        assertEquals(-1, text.indexOf(0));
        assertEquals(text, Text.writable(text));
    }

    @Property
    void anything_can_be_made_writable(@ForAll String text) {
        String writable = Text.writable(text);
        assertEquals(writable, new String(writable.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }

    @Test
    void a_time_is_cut_to_what_the_database_keeps() {
        assertEquals(Instant.parse("2026-03-31T07:30:00.123456Z"), Text.instant("2026-03-31T09:30:00.123456789+02:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1899-12-31T23:59:59Z",
                "2999-12-31T00:00:00.000001Z",
                "+12026-01-01T00:00:00Z",
                "2026-03-31",
                "2026-03-31T09:30:00",
                "2026-02-30T00:00:00Z",
                "1774949400",
                ""
            })
    void what_is_no_time_or_out_of_range_is_refused(String text) {
        assertThrows(DateTimeException.class, () -> Text.instant(text));
    }

    @Test
    void dates_reach_from_1900_to_2999() {
        assertEquals(LocalDate.of(1900, 1, 1), Text.date("1900-01-01"));
        assertEquals(LocalDate.of(2999, 12, 31), Text.date("2999-12-31"));
        for (String text :
                new String[] {"1899-12-31", "3000-01-01", "2026-02-29", "2026-3-1", "20260301", "-2026-01-01"}) {
            assertThrows(DateTimeException.class, () -> Text.date(text), text);
        }
    }
}
