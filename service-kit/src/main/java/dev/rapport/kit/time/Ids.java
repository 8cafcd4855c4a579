package dev.rapport.kit.time;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Ids that sort by time of making (UUID version 7, RFC 9562), so that new rows land side by side in an index. */
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** When an id of ours was made, to the millisecond; empty for an id of another version. */
    public static Optional<Instant> madeAt(UUID id) {
        return id.version() == 7
                ? Optional.of(Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
                : Optional.empty();
    }
}
