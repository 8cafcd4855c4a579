package dev.rapport.local.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class HistoryFilesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    Path directory;

    private static Message message(String from, String to) {
        return new Message(from, to, NOON);
    }

    @Test
    void everybody_has_a_side_of_each_correspondence() {
        var all = Correspondence.ofEverybody(List.of(message("me", "ann"), message("ann", "me"), message("me", "me")));
        assertEquals(
                List.of("ann-me", "me-ann"),
                all.stream().map(one -> one.person() + "-" + one.contact()).toList());
        assertEquals(
                List.of(2, 2), all.stream().map(one -> one.messages().size()).toList());
    }

    @Test
    void each_row_has_an_id_of_its_own_that_is_the_same_next_time() throws IOException {
        var all = Correspondence.of("me", List.of(message("me", "ann"), message("me", "ann"), message("bob", "me")));
        Path file = directory.resolve("deeds");
        HistoryFiles.writeDeeds(all, Map.of("me", "o1"), file);
        List<String> rows = Files.readAllLines(file);
        assertEquals(3, rows.size());
        assertTrue(rows.getFirst().contains("\"externalId\":\"me-ann-1\""), rows.getFirst());
        assertTrue(rows.get(1).contains("\"externalId\":\"me-ann-2\""), rows.get(1));
        assertTrue(rows.getLast().contains("\"influencerExternalId\":\"contact-bob\""), rows.getLast());
        HistoryFiles.writeDeeds(all, Map.of("me", "o1"), file);
        assertEquals(rows, Files.readAllLines(file));
        HistoryFiles.writeContacts(all, file);
        assertEquals(
                List.of("name,externalId", "Contact ann,contact-ann", "Contact bob,contact-bob"),
                Files.readAllLines(file));
    }
}
