package dev.rapport.interactions.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** By what a row is known when it comes again: the first 128 bits of SHA-256, in the form of a UUID. */
final class RowKey {

    private RowKey() {}

    static UUID of(String... parts) {
        return of(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    static UUID of(byte[] text) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
