package dev.rapport.contacts.file;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ColumnTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Email",
                "E-mail Address",
                "E-mail 2 Address",
                "E-mail 3 Address",
                "E-mail 1 - Value",
                "E-Mail-Adresse",
                "E-Mail 2: Adresse",
                "Email (primary)",
                "Work Email",
                "Emails"
            })
    void addresses_are_known_under_many_names(String heading) {
        assertEquals("emails", Column.recognized(0, heading).orElseThrow().target());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"E-mail 1 - Label", "E-mail Type", "E-mail Display Name", "X of whom", "Fee", "Instagram fee"})
    void what_is_beside_them_is_not_taken_for_them(String heading) {
        assertTrue(Column.recognized(0, heading).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "X (Twitter), x.handle",
        "Twitter/X, x.handle",
        "Twitter/X followers, x.followers",
        "Twitter, twitter.handle",
        "IG, instagram.handle",
        "IG followers, instagram.followers",
        "Tik Tok URL, tiktok.handle",
        "Instagram Profile Link, instagram.handle",
        "Vorname, firstName",
        "Nachname, lastName",
        "Ort, location",
        "Notizen, notes"
    })
    void people_write_them_in_their_own_words(String heading, String target) {
        assertEquals(target, Column.recognized(0, heading).orElseThrow().target());
    }
}
