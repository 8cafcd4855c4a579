package dev.rapport.interactions.calendar;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import biweekly.Biweekly;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import dev.rapport.interactions.commitment.Promiser;
import dev.rapport.interactions.settings.Settings;
import dev.rapport.kit.json.Text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What we write, another's parser reads. */
class LinesTest {

    /** Whatever may come in; line breaks of every kind, and what iCalendar has a meaning for, more often than not. */
    @Provide
    Arbitrary<String> words() {
        Arbitrary<String> meaning = Arbitraries.of(
                "\n", "\r\n", "\r", "\\", "\\n", ";", ",", ":", "\"", " ", "\t", "é", "漢", "🎈", "\nEND:VEVENT\n");
        Arbitrary<String> any =
                Arbitraries.strings().ofMinLength(1).ofMaxLength(8).filter(Text::isClean);
        return Arbitraries.oneOf(meaning, any)
                .list()
                .ofMaxSize(80)
                .map(parts -> String.join("", parts))
                .filter(Text::isClean);
    }

    @Property(tries = 300)
    void any_words_come_back_as_they_went(@ForAll("words") String words) {
        String summary = words.substring(0, Math.min(words.length(), 100));
        if (!Text.isClean(summary)) return;
        String written = calendar(summary);
        assertFolded(written);
        var events = Biweekly.parse(written).first().getEvents();
        assertEquals(1, events.size());
        String wanted = summary.replace("\u007f", "").replace("\r\n", "\n").replace('\r', '\n');
        assertEquals(wanted, events.getFirst().getDescription().getValue());
        assertEquals("We promised: " + wanted, events.getFirst().getSummary().getValue());
    }

    @Example
    void a_line_of_exactly_75_octets_is_not_folded() {
        assertEquals(
                "X:" + "a".repeat(73) + "\r\n",
                new Lines().add("X", "a".repeat(73)).toString());
        assertEquals(
                "X:" + "a".repeat(73) + "\r\n a\r\n",
                new Lines().add("X", "a".repeat(74)).toString());
        assertEquals(
                "X:" + "a".repeat(72) + "\r\n é\r\n",
                new Lines().add("X", "a".repeat(72) + "é").toString());
    }

    @Example
    void long_words_are_cut_between_characters() {
        String title = calendar("🎈".repeat(1000));
        assertTrue(Text.isClean(title));
        assertTrue(title.getBytes(StandardCharsets.UTF_8).length < 4000);
        assertFolded(title);
    }

    private static void assertFolded(String text) {
        assertTrue(text.endsWith("\r\n"));
        for (String line : text.split("\r\n")) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertFalse(line.contains("\n") || line.contains("\r"), line);
        }
    }

    private static String calendar(String summary) {
        Instant time = Instant.parse("2026-03-01T10:00:00Z");
        Entry entry =
                new Entry(new UUID(1, 2), 1, Promiser.US, 1, LocalDate.of(2026, 3, 31), summary, true, time, time);
        return Calendar.of("Promises", Settings.DEFAULT, List.of(entry));
    }
}
