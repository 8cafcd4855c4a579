package dev.rapport.kit.paging;

import java.util.Base64;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

import dev.rapport.kit.json.Text;
import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CursorTest {

    private static final String LISTING = "agency\nInfluencer\nname\n[]\n{}";
    private static final UUID ID = UUID.fromString("01990000-0000-7000-8000-000000000001");

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().all().ofMaxLength(200).filter(Text::isClean);
    }

    @Property
    void what_was_encoded_comes_back(@ForAll("keys") String key, @ForAll boolean backward, @ForAll long bits) {
        Cursor cursor = new Cursor(backward, new UUID(bits, ~bits), key);
        assertEquals(cursor, Cursor.decode(cursor.encode(LISTING), LISTING));
    }

    @Property
    void it_is_safe_in_an_address_and_as_long_as_a_parameter_may_be(@ForAll("keys") String key) {
        String encoded = new Cursor(true, ID, key).encode(LISTING);
        assertTrue(encoded.matches("[A-Za-z0-9_-]{1,1000}"), encoded);
    }

    @Property
    void of_another_list_it_is_refused(@ForAll @StringLength(max = 100) String other) {
        if (other.equals(LISTING)) return;
        refused(new Cursor(false, ID, "Mina").encode(LISTING), other);
    }

    @Property
    void with_a_changed_byte_it_is_refused(
            @ForAll("keys") String key, @ForAll @IntRange(max = 1000) int at, @ForAll byte flip) {
        byte[] bytes = Base64.getUrlDecoder().decode(new Cursor(false, ID, key).encode(LISTING));
        if (flip == 0) return;
        bytes[at % bytes.length] ^= flip;
        refused(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), LISTING);
    }

    @Property
    void cut_short_it_is_refused(@ForAll("keys") String key, @ForAll @IntRange(min = 1, max = 1000) int by) {
        String whole = new Cursor(false, ID, key).encode(LISTING);
        refused(whole.substring(0, Math.max(0, whole.length() - by)), LISTING);
    }

    @Property
    void any_text_is_a_cursor_or_refused(@ForAll String text) {
        refused(text, LISTING);
    }

    @Test
    void a_key_that_no_database_takes_is_refused() {
        refused(new Cursor(false, ID, "a\0b").encode(LISTING), LISTING);
    }

    private static void refused(String text, String listing) {
        var refusal = assertThrows(Refusal.class, () -> Cursor.decode(text, listing));
        assertEquals(Problem.INVALID_CURSOR, refusal.code());
    }
}
