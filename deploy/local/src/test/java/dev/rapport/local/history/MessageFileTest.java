package dev.rapport.local.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class MessageFileTest {
    @TempDir
    Path directory;

    @Test
    void a_header_is_skipped_and_messages_come_in_order_of_time() throws IOException {
        var messages = MessageFile.read(file("src dst time\n3 4 1082155839\n1 2 1082040961\n"));
        assertEquals(new Message("1", "2", Instant.ofEpochSecond(1082040961)), messages.getFirst());
        assertEquals(2, messages.size());
    }

    @Test
    void seconds_from_zero_begin_on_the_day_asked_for() throws IOException {
        var messages = MessageFile.read(file("1 2 0\n2 1 90000\n"));
        var shifted = MessageFile.beginningOn(LocalDate.parse("2026-01-05"), messages);
        assertEquals(Instant.parse("2026-01-05T00:00:00Z"), shifted.getFirst().sentAt());
        assertEquals(Instant.parse("2026-01-06T01:00:00Z"), shifted.getLast().sentAt());
    }

    @Test
    void a_history_can_end_on_a_day_and_keeps_its_times_of_day() throws IOException {
        var messages = MessageFile.read(file("1,2,0\n2,1,90000\n"));
        var shifted = MessageFile.endingOn(LocalDate.parse("2026-03-01"), messages);
        assertEquals(Instant.parse("2026-02-28T00:00:00Z"), shifted.getFirst().sentAt());
        assertEquals(Instant.parse("2026-03-01T01:00:00Z"), shifted.getLast().sentAt());
    }

    @Test
    void a_line_that_is_no_message_is_named() throws IOException {
        Path file = file("1 2 0\n1 2\n");
        var failure = assertThrows(IllegalArgumentException.class, () -> MessageFile.read(file));
        assertEquals("Not sender, receiver, seconds: 1 2", failure.getMessage());
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("messages.txt"), content);
    }
}
