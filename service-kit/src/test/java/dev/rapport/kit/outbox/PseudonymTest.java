package dev.rapport.kit.outbox;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What stands for an address tells nobody the address who has not got the secret. */
class PseudonymTest {

    private static final String KEY = "rapport.match-key";
    private static final String MINA = Pseudonym.email("mina@berg.example");

    private static List<String> of(String agency, String... names) {
        return Pseudonym.of(agency, Stream.of(names));
    }

    private static List<String> with(String secret, String agency, String... names) {
        System.setProperty(KEY, secret);
        return of(agency, names);
    }

    @AfterEach
    void forget() {
        System.clearProperty(KEY);
    }

    @Test
    void without_a_secret_there_is_none() {
        assertEquals(List.of(), of("north", MINA));
        assertFalse(Pseudonym.isOn());
    }

    @Test
    void it_is_the_same_for_all_who_have_the_secret_and_for_nobody_else() {
        String known = with("sixteen-letters-or-more", "north", MINA).getFirst();
        assertTrue(known.matches("[0-9a-f]{32}"), known);
        assertEquals(List.of(known), with("sixteen-letters-or-more", "north", MINA, MINA));
        assertNotEquals(List.of(known), with("another-secret-of-theirs", "north", MINA));
        assertNotEquals(List.of(known), with("sixteen-letters-or-more", "south", MINA));
    }

    @Test
    void an_address_or_account_is_the_same_however_it_is_written() {
        assertEquals(MINA, Pseudonym.email("Mina@BERG.example"));
        assertEquals(Pseudonym.account("instagram", "mina"), Pseudonym.account("Instagram", "@Mina"));
        assertNotEquals(Pseudonym.externalId("a"), Pseudonym.externalId("A"));
    }

    @Test
    void a_secret_that_could_be_guessed_is_none() {
        assertThrows(IllegalStateException.class, () -> with("short", "north", MINA));
    }
}
