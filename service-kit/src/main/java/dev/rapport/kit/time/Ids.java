package dev.rapport.kit.time;

import java.util.UUID;

import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Ids that sort by time of making (UUID version 7, RFC 9562), so that new rows land side by side in an index. */
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
