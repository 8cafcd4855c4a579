package dev.rapport.kit.imports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

class EncodingTest {

    private static final Charset OLD = Charset.forName("windows-1252");

    private static Charset found(String said, byte[]... chunks) {
        Encoding encoding = new Encoding(said);
        for (byte[] chunk : chunks) encoding.take(chunk);
        return encoding.found();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) all.writeBytes(part);
        return all.toByteArray();
    }

    @Test
    void what_can_be_utf_8_is() {
        assertEquals(UTF_8, found(null, "plain".getBytes(UTF_8)));
        assertEquals(UTF_8, found(null, "Zoë 𝄞".getBytes(UTF_8)));
    }

    @Test
    void what_older_spreadsheets_write_is_told_by_its_letters() {
        assertEquals(OLD, found(null, "Zoë".getBytes(OLD)));
        assertEquals(OLD, found(null, "Zoë".getBytes(OLD), " and Müller".getBytes(OLD)));
    }

    @Test
    void one_bad_byte_does_not_make_utf_8_another_encoding() {
        byte[] bad = {'x', (byte) 0xE9, 'x'};
        assertEquals(UTF_8, found(null, join("Zoë Müller".getBytes(UTF_8), bad)));
        assertEquals(UTF_8, found(null, bad, "Zoë Müller".getBytes(UTF_8)));
        assertEquals(UTF_8, found(null, "Zoë Müller".getBytes(UTF_8), new byte[] {(byte) 0xC3}));
    }

    @Test
    void as_many_bad_bytes_as_letters_do() {
        byte[] old = "Zoë Müller Tromsø".getBytes(OLD);
        assertEquals(OLD, found(null, join("é".getBytes(UTF_8), old)));
        assertEquals(OLD, found(null, join("é".getBytes(UTF_8), "é".getBytes(OLD))));
    }

    @Test
    void a_letter_may_lie_in_two_chunks() {
        byte[] all = "Zoë".getBytes(UTF_8);
        int half = all.length - 1;
        assertEquals(UTF_8, found(null, Arrays.copyOf(all, half), Arrays.copyOfRange(all, half, all.length)));
    }

    @Test
    void a_byte_order_mark_goes_before_all_else() {
        byte[] old = "Zoë".getBytes(OLD);
        assertEquals(UTF_8, found("windows-1252", join("\uFEFF".getBytes(UTF_8), old)));
        for (Charset wide : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE})
            assertEquals(wide, found("UTF-8", "\uFEFFZoë".getBytes(wide)));
    }

    @Test
    void what_was_said_is_believed_without_one() {
        assertEquals(UTF_8, found("utf-8", "Zoë".getBytes(OLD)));
    }
}
