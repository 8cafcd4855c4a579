package dev.rapport.interactions.imports;

import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MannerTest {

    private final Manner manner = new Manner(ZoneId.of("Europe/Berlin"), true);

    @ParameterizedTest
    @CsvSource({
        "2024-03-12, 2024-03-12T00:00:00Z",
        "12.03.2024, 2024-03-12T00:00:00Z",
        "2024-03-12 10:00, 2024-03-12T09:00:00Z",
        "2024-07-12 10:00:30, 2024-07-12T08:00:30Z",
        "2024-03-12T10:00, 2024-03-12T09:00:00Z",
        "1.7.2024 9:05, 2024-07-01T07:05:00Z",
        "2024-03-12T10:00:00Z, 2024-03-12T10:00:00Z",
        "2024-03-12T10:00:00+05:00, 2024-03-12T10:00:00+05:00",
        "31.02.2024, 31.02.2024",
        "2024-03-12 25:00, 2024-03-12 25:00",
        "yesterday, yesterday"
    })
    void a_time_stands_in_the_agencys_zone_unless_it_names_another(String text, String moment) {
        assertEquals(moment, manner.moment(text));
    }

    @Test
    void a_day_is_one_however_it_is_written() {
        assertEquals("2024-03-12", manner.day("12.3.2024"));
        assertEquals("2024-03-12", manner.day("2024-03-12"));
        assertEquals("12.03.2024 10:00", manner.day("12.03.2024 10:00"));
    }

    @Test
    void a_comma_is_decimal_only_where_it_divides_no_columns() {
        assertEquals("0.5", manner.number("0,5"));
        assertEquals("0.5", manner.number("0.5"));
        assertEquals("1,000,5", manner.number("1,000,5"));
        assertEquals("0,5", new Manner(ZoneId.of("UTC"), false).number("0,5"));
    }

    @Test
    void yes_and_no_are_what_spreadsheets_write() {
        for (String yes : new String[] {"yes", "TRUE", "1"}) assertEquals(Boolean.TRUE, Manner.yes(yes));
        for (String no : new String[] {"No", "false", "0"}) assertEquals(Boolean.FALSE, Manner.yes(no));
        assertNull(Manner.yes("maybe"));
    }

    @Test
    void days_with_slashes_are_known_as_such() {
        for (String text : new String[] {"3/12/2024", "12/03/24", "2024/03/12", "3/12/2024 10:00 AM"})
            assertTrue(Manner.hasSlashes(text), text);
        assertFalse(Manner.hasSlashes("2024-03-12"));
    }
}
