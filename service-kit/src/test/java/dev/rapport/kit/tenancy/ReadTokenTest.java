package dev.rapport.kit.tenancy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ReadTokenTest {

    private static final String LONGEST = "a".repeat(64);

    private static String named(String agency) {
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(agency.getBytes(StandardCharsets.UTF_8));
        return name + '.' + "A".repeat(43);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "ab", "north", "north.example", "N-0_r.t-h"})
    void it_names_its_agency_and_is_read_again(String agency) {
        readAgain(agency);
        readAgain(LONGEST);
    }

    private static void readAgain(String agency) {
        ReadToken issued = ReadToken.issue(agency);
        ReadToken read = ReadToken.read(issued.text()).orElseThrow();
        assertEquals(agency, read.agency());
        assertEquals(issued.text(), read.text());
        assertArrayEquals(issued.hash(), read.hash());
    }

    @Test
    void its_secret_has_256_bits_and_no_two_are_alike() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String secret = ReadToken.issue("north").text().split("\\.")[1];
            assertEquals(32, Base64.getUrlDecoder().decode(secret).length);
            assertTrue(seen.add(secret));
        }
    }

    @Test
    void it_fits_into_an_address_as_it_is() {
        for (int i = 0; i < 100; i++) {
            assertTrue(ReadToken.issue(LONGEST).text().matches("[A-Za-z0-9._-]{130}"));
        }
    }

    @Test
    void another_agencys_name_before_the_same_secret_is_another_hash() {
        ReadToken ours = ReadToken.issue("ours");
        String swapped = named("theirs").split("\\.")[0] + '.' + ours.text().split("\\.")[1];
        ReadToken theirs = ReadToken.read(swapped).orElseThrow();
        assertEquals("theirs", theirs.agency());
        assertFalse(Arrays.equals(ours.hash(), theirs.hash()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "bm9ydGg",
                "bm9ydGg.",
                ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bm9ydGg.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bm9ydGg.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bm9ydGg.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "bm9ydGg.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+",
                "bm9ydGg.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n",
                "bm9y.dGg.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "north.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "bm9yd.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "____.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void what_has_another_form_is_none(String text) {
        assertEquals(Optional.empty(), ReadToken.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-north", "a b", "../x", "a/b", "nörd", "north\n", "'; DROP TABLE badge", "a\u0000"})
    void what_names_no_agency_is_none(String agency) {
        assertEquals(Optional.empty(), ReadToken.read(named(agency)));
        assertEquals(Optional.empty(), ReadToken.read(named(LONGEST + "a")));
    }

    @Test
    void size_does_not_matter() {
        assertEquals(Optional.empty(), ReadToken.read("A".repeat(10_000_000)));
        assertEquals(Optional.empty(), ReadToken.read("A".repeat(5_000_000) + '.' + "A".repeat(43)));
    }

    @Property
    void no_text_is_too_strange_to_be_read(@ForAll String text) {
        ReadToken.read(text).ifPresent(token -> assertTrue(Agency.isName(token.agency())));
    }
}
