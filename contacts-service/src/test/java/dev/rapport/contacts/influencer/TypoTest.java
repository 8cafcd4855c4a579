package dev.rapport.contacts.influencer;

import java.util.List;

import org.junit.jupiter.api.Test;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TypoTest {

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().withCharRange('a', 'd').ofMinLength(4).ofMaxLength(6);
    }

    @Property(tries = 300)
    void what_may_have_been_meant_is_just_what_is_one_slip_away(
            @ForAll("words") String word, @ForAll("words") String other) {
        assertEquals(
                !word.equals(other) && Typo.isNear(word, other),
                Typo.meant(word).contains(other));
        assertTrue(Typo.meant(word).stream().allMatch(meant -> Typo.isNear(word, meant) && Typo.isNear(meant, word)));
    }

    @Test
    void a_letter_too_many_missing_wrong_or_in_the_wrong_place_is_a_slip() {
        for (String slip : List.of("okafor", "okkafor", "okafr", "okafur", "oakfor", "kafor", "okaforr", "okafro")) {
            assertTrue(Typo.isNear(slip, "okafor"), slip);
        }
        for (String other : List.of("okfur", "aokfro", "oka", "okaforino", "")) {
            assertFalse(Typo.isNear(other, "okafor"), other);
        }
    }

    @Test
    void short_words_and_endless_ones_mean_what_they_say() {
        assertEquals(List.of(), List.copyOf(Typo.meant("ola")));
        assertEquals(List.of(), List.copyOf(Typo.meant("x".repeat(31))));
    }

    @Test
    void each_word_has_its_own_alphabet() {
        assertTrue(Typo.meant("мина").contains("нина"));
        assertTrue(Typo.meant("μινα").contains("νινα"));
        assertTrue(Typo.meant("林美玲子").contains("林美子"));
    }
}
