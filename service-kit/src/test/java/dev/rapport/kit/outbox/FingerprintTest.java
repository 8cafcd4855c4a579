package dev.rapport.kit.outbox;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FingerprintTest {

    @ParameterizedTest
    @CsvSource({
        "Wild swimming, wild-swimming",
        "WILD  SWIMMING, wild-swimming",
        "' wild_swimming! ', wild-swimming",
        "Crème brûlée, creme-brulee",
        "ﬁtness, fitness",
        "İzmir, izmir",
        "C++, c",
        "2026, 2026",
        "料理, 料理",
        "🎾, 🎾"
    })
    void words_that_mean_the_same_are_plainly_the_same(String word, String plain) {
        assertEquals(plain, Fingerprint.plain(word));
    }

    @Test
    void vowel_signs_are_letters_and_no_ornament() {
        assertNotEquals(Fingerprint.plain("की"), Fingerprint.plain("का"));
    }

    @Property
    void it_is_16_hexadecimal_digits_and_tells_nothing_else(@ForAll String agency, @ForAll String word) {
        assertTrue(Fingerprint.of(agency, word).matches("[0-9a-f]{16}"));
    }

    @Test
    void agencies_cannot_compare_theirs() {
        assertNotEquals(Fingerprint.of("one", "food"), Fingerprint.of("two", "food"));
        assertEquals(Fingerprint.of("one", "food"), Fingerprint.of("one", " FOOD"));
    }
}
