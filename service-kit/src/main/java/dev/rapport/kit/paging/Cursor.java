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
 * fingerprint to the agency, list, sort and filters it came from; one that was cut or altered is refused too. No secret:
 * whoever makes one up gets at no row but those of the list that they may read anyway.
 */
record Cursor(boolean backward, UUID id, String key) {

    private static final int FINGERPRINT_BYTES = 8;
    private static final int HEAD = FINGERPRINT_BYTES + 1 + 16;

    String encode(String listing) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(HEAD + text.length)
                .position(FINGERPRINT_BYTES)
                .put((byte) (backward ? 1 : 0))
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(text);
        bytes.put(0, fingerprint(listing, bytes.array()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
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
        if (!Arrays.equals(print, fingerprint(listing, bytes.array()))) throw refusal();
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

    /** Of the list and of all that comes behind the fingerprint. */
    private static byte[] fingerprint(String listing, byte[] cursor) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(listing.getBytes(StandardCharsets.UTF_8));
            hash.update(cursor, FINGERPRINT_BYTES, cursor.length - FINGERPRINT_BYTES);
            return Arrays.copyOf(hash.digest(), FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
