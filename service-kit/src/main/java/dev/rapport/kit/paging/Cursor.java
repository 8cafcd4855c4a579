package dev.rapport.kit.paging;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

import dev.rapport.kit.json.Text;
import dev.rapport.kit.problem.Problem;
import dev.rapport.kit.problem.Refusal;

/**
 * A place in an ordered list: the sort value and id of the row it starts after. Opaque to callers, and bound by a
 * fingerprint to the agency, list, sort and filters it came from.
 */
record Cursor(boolean backward, UUID id, String key) {

    private static final int FINGERPRINT_BYTES = 8;
    private static final int HEAD = FINGERPRINT_BYTES + 1 + 16;

    String encode(String listing) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(HEAD + text.length)
                .put(fingerprint(listing))
                .put((byte) (backward ? 1 : 0))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(text)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Cursor decode(String text, String listing) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw refusal();
        }
        if (bytes.remaining() < HEAD) throw refusal();
        byte[] print = new byte[FINGERPRINT_BYTES];
        bytes.get(print);
        if (!Arrays.equals(print, fingerprint(listing))) throw refusal();
        boolean backward = bytes.get() == 1;
        UUID id = new UUID(bytes.getLong(), bytes.getLong());
        String key = StandardCharsets.UTF_8.decode(bytes).toString();
        if (!Text.isClean(key)) throw refusal();
        return new Cursor(backward, id, key);
    }

    static Refusal refusal() {
        return new Refusal(
                Problem.INVALID_CURSOR,
                "Use page.next or page.prev of this very list, with the same sort and filters.");
    }

    private static byte[] fingerprint(String listing) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(listing.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(hash, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
