package dev.rapport.kit.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

import dev.rapport.kit.problem.Refusal;

/**
 * Finds out, while a file goes by, what it is written in: by its byte order mark, or as was said, or UTF-8 where it can
 * be that, or else what older spreadsheets write. A few bad bytes do not make it another encoding, in which every letter
 * but the plain ones would be read as something else: more letters that can only be UTF-8 speak against that, and the
 * rows with the bad bytes are refused ({@link dev.rapport.kit.file.Undecoded}).
 */
public final class Encoding {

    private static final Charset OLD = Charset.forName("windows-1252");

    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer text = CharBuffer.allocate(8192);
    private Charset known;
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private boolean first = true;
    private long letters;
    private long faults;

    /** @param said in the type of the body; null where it was not */
    public Encoding(String said) {
        try {
            known = said == null ? null : Charset.forName(said);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw Refusal.invalidParameter("Content-Type", "unknown_value", "This charset is not known here.");
        }
        // Said by programs that do not know; where it is true, UTF-8 is the same.
        if (StandardCharsets.US_ASCII.equals(known)) known = null;
    }

    public void take(byte[] bytes) {
        if (first) look(bytes);
        first = false;
        if (known != null) return;
        ByteBuffer all = ByteBuffer.allocate(rest.remaining() + bytes.length)
                .put(rest)
                .put(bytes)
                .flip();
        CoderResult result;
        do {
            text.clear();
            result = utf8.decode(all, text, false);
            letters += text.flip().chars().filter(c -> c > 0x7F).count();
            if (result.isError()) {
                faults++;
                all.position(all.position() + result.length());
            }
        } while (!result.isUnderflow());
        rest = all;
    }

    private void look(byte[] bytes) {
        int a = bytes.length > 0 ? bytes[0] & 0xFF : -1;
        int b = bytes.length > 1 ? bytes[1] & 0xFF : -1;
        int c = bytes.length > 2 ? bytes[2] & 0xFF : -1;
        if (a == 0xEF && b == 0xBB && c == 0xBF) known = StandardCharsets.UTF_8;
        else if (a == 0xFF && b == 0xFE || a > 0 && b == 0) known = StandardCharsets.UTF_16LE;
        else if (a == 0xFE && b == 0xFF || a == 0 && b > 0) known = StandardCharsets.UTF_16BE;
    }

    /** After the last byte. */
    public Charset found() {
        if (known != null) return known;
        // The beginning of a letter whose end never came.
        long bad = rest.hasRemaining() ? faults + 1 : faults;
        return bad == 0 || bad < letters ? StandardCharsets.UTF_8 : OLD;
    }
}
