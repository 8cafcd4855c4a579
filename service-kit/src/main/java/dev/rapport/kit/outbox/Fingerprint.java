package dev.rapport.kit.outbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Stands for a word in events, which carry no free text: two services can tell that words are the same without sending
 * them. The first 64 bits of SHA-256 over agency, line feed and the word in plain form (no accents, lower case, runs
 * of anything but letters and digits as one hyphen), in hexadecimal.
 */
public final class Fingerprint {

    private static final int BYTES = 8;

    private static final Pattern MARKS = Pattern.compile("\\p{InCombiningDiacriticalMarks}");
    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern ENDS = Pattern.compile("^-|-$");

    private Fingerprint() {}

    public static String of(String agency, String word) {
        try {
            byte[] text = (agency + '\n' + plain(word)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text), 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** "Wild swimming", "wild-swimming" and "WILD  SWIMMING" are the same word. */
    public static String plain(String word) {
        String letters = MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String plain = ENDS.matcher(GAPS.matcher(letters).replaceAll("-")).replaceAll("");
        // Of a word without letters, such as a lone emoji, nothing would be left: all of those would be the same.
        return plain.isEmpty() ? word.strip() : plain;
    }
}
