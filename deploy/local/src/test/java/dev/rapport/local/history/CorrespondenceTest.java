package dev.rapport.local.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class CorrespondenceTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void the_first_message_out_introduces_and_later_ones_help() {
        assertEquals(
                List.of("INTRODUCTION", "HELP", "HELP"),
                kinds(message("me", "ann", 0), message("me", "ann", 1), message("me", "ann", 50)));
    }

    @Test
    void a_message_in_is_a_benefit_and_the_next_one_out_answers_it() {
        assertEquals(
                List.of("INTRODUCTION", "BENEFIT", "HELP", "RESPONSE"),
                kinds(message("me", "ann", 0), message("ann", "me", 1), message("me", "ann", 3)));
    }

    @Test
    void who_was_written_to_first_is_introduced_and_answered_at_once() {
        assertEquals(
                List.of("BENEFIT", "INTRODUCTION", "RESPONSE"),
                kinds(message("ann", "me", 0), message("me", "ann", 2)));
    }

    @Test
    void the_hours_count_from_the_first_message_that_waited_and_an_answer_is_given_once() {
        var deeds = deeds(
                message("ann", "me", 0), message("ann", "me", 10), message("me", "ann", 12), message("me", "ann", 13));
        assertEquals(
                List.of("BENEFIT", "BENEFIT", "INTRODUCTION", "RESPONSE", "HELP"),
                deeds.stream().map(Deed::kind).toList());
        assertEquals(Map.of("hours", 12.0), deeds.get(3).fields());
    }

    @Test
    void each_contact_has_a_correspondence_and_notes_to_oneself_have_none() {
        var all = Correspondence.of(
                "me",
                List.of(
                        message("me", "ann", 0),
                        message("bob", "me", 1),
                        message("me", "me", 2),
                        message("ann", "bob", 3)));
        assertEquals(
                List.of("ann", "bob"), all.stream().map(Correspondence::contact).toList());
        assertEquals(List.of(1L, 0L), all.stream().map(Correspondence::out).toList());
        assertEquals(List.of(0L, 1L), all.stream().map(Correspondence::in).toList());
    }

    @Test
    void the_most_connected_person_has_most_contacts_not_most_messages() {
        var messages = List.of(
                message("ann", "bob", 0),
                message("ann", "bob", 1),
                message("ann", "bob", 2),
                message("me", "ann", 3),
                message("me", "cyd", 4),
                message("dan", "me", 5));
        assertEquals("me", Correspondence.mostConnected(messages));
    }

    private static List<String> kinds(Message... messages) {
        return deeds(messages).stream().map(Deed::kind).toList();
    }

    private static List<Deed> deeds(Message... messages) {
        return new Correspondence("me", "ann", List.of(messages)).deeds();
    }

    private static Message message(String sender, String receiver, int hour) {
        return new Message(sender, receiver, NOON.plusSeconds(hour * 3600L));
    }
}
