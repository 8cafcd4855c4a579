package dev.rapport.interactions.mailbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import dev.rapport.interactions.interaction.Kind;
import dev.rapport.interactions.mailbox.Conversation.Letter;
import dev.rapport.interactions.mailbox.Conversation.Reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What mails may have been. */
class ConversationTest {

    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    private static UUID id(int n) {
        return new UUID(0, n);
    }

    private static Letter letter(int n, boolean outward, int hour, Integer... answers) {
        List<UUID> messages =
                java.util.Arrays.stream(answers).map(ConversationTest::id).toList();
        return new Letter(id(n), id(n), outward, START.plusSeconds(3600L * hour), messages, null);
    }

    private static Map<UUID, Reading> read(List<Letter> letters, boolean introduced) {
        return Conversation.read(letters, introduced).stream().collect(Collectors.toMap(Reading::id, one -> one));
    }

    private static List<String> read(Letter... letters) {
        return Conversation.read(List.of(letters), false).stream()
                .map(one -> one.kind() + (one.hours() == null ? "" : " " + one.hours()))
                .toList();
    }

    @Example
    void first_we_introduce_ourselves_and_later_turn_to_them() {
        assertEquals(
                List.of("INTRODUCTION", "ENGAGEMENT", "REPLY", "RESPONSE 2.5", "ENGAGEMENT"),
                read(
                        letter(1, true, 0),
                        letter(2, true, 1),
                        letter(3, false, 2),
                        new Letter(id(4), id(4), true, START.plusSeconds(16_200), List.of(), null),
                        letter(5, true, 50)));
    }

    @Example
    void an_approach_of_theirs_that_we_answer_is_no_introduction() {
        assertEquals(
                List.of("INBOUND", "RESPONSE 3.0", "INTRODUCTION", "REPLY"),
                read(letter(1, false, 0), letter(2, true, 3), letter(3, true, 9), letter(4, false, 11)));
    }

    @Example
    void a_named_mail_goes_before_the_nearest() {
        assertEquals(
                List.of("INBOUND", "INBOUND", "RESPONSE 10.0"),
                read(letter(1, false, 0), letter(2, false, 8), letter(3, true, 10, 1)));
    }

    @Example
    void who_says_nothing_of_what_they_answer_answers_within_two_weeks_only() {
        int twoWeeks = 14 * 24;
        assertEquals(
                List.of("INBOUND", "RESPONSE 336.0", "REPLY"),
                read(letter(1, false, 0), letter(2, true, twoWeeks), letter(3, false, 2 * twoWeeks)));
        assertEquals(
                List.of("INBOUND", "INTRODUCTION", "INBOUND", "ENGAGEMENT"),
                read(
                        letter(1, false, 0),
                        letter(2, true, twoWeeks + 1),
                        letter(3, false, 2 * twoWeeks + 2),
                        letter(4, true, 3 * twoWeeks + 3)));
        assertEquals(
                List.of("INBOUND", "RESPONSE 1000.0", "REPLY"),
                read(letter(1, false, 0), letter(2, true, 1000, 1), letter(3, false, 2000, 2)));
    }

    @Example
    void of_two_mails_of_ours_that_answer_the_same_one_the_first_is_the_answer() {
        assertEquals(
                List.of("INBOUND", "RESPONSE 2.0", "INTRODUCTION", "ENGAGEMENT"),
                read(letter(1, false, 0), letter(2, true, 2, 1), letter(3, true, 4, 1), letter(4, true, 5, 1)));
        assertEquals(
                List.of("INBOUND", "RESPONSE 2.0", "INBOUND", "RESPONSE 1.0"),
                read(letter(1, false, 0), letter(2, true, 2), letter(3, false, 400), letter(4, true, 401)));
        Letter old = new Letter(id(2), id(2), true, START.plusSeconds(3600), List.of(id(1)), Kind.RESPONSE);
        assertEquals(
                Kind.INTRODUCTION,
                Conversation.read(List.of(letter(1, false, 0), old, letter(3, true, 2, 1)), false)
                        .getLast()
                        .kind());
    }

    @Example
    void what_was_taken_for_something_before_stays_so_and_only_the_rest_is_read() {
        Letter old = new Letter(id(1), id(1), true, START.plusSeconds(90_000), List.of(), Kind.INTRODUCTION);
        List<Reading> found = Conversation.read(List.of(old, letter(2, true, 0), letter(3, false, 30, 1)), false);
        assertEquals(
                List.of(Kind.ENGAGEMENT, Kind.REPLY),
                found.stream().map(Reading::kind).toList());
        assertEquals(
                Kind.ENGAGEMENT,
                Conversation.read(List.of(letter(1, true, 0)), true).getFirst().kind());
    }

    @Property(tries = 300)
    void the_order_in_which_mails_are_found_makes_no_difference(
            @ForAll @Size(max = 20) List<@IntRange(max = 60) Integer> hours, @ForAll Random random) {
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < hours.size(); i++) {
            Integer[] answers = i > 0 && random.nextBoolean() ? new Integer[] {random.nextInt(i)} : new Integer[0];
            letters.add(letter(i, random.nextBoolean(), hours.get(i), answers));
        }
        Map<UUID, Reading> expected = read(letters, false);
        Collections.shuffle(letters, random);
        assertEquals(expected, read(letters, false));
        long introductions = expected.values().stream()
                .filter(one -> one.kind() == Kind.INTRODUCTION)
                .count();
        assertTrue(introductions <= 1);
        for (Reading one : expected.values())
            assertEquals(one.kind() == Kind.RESPONSE, one.hours() != null && one.hours() >= 0);
    }
}
