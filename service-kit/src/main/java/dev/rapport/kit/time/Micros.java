package dev.rapport.kit.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times of the database in plain statements: as a number, which no driver takes for a time of some zone. */
public final class Micros {

    /** To be selected for {@link #instant}, with the column filled in. */
    public static final String OF = "cast(extract(epoch FROM %s) * 1000000 AS bigint)";

    private Micros() {}

    public static Instant instant(long sinceEpoch) {
        return Instant.EPOCH.plus(sinceEpoch, ChronoUnit.MICROS);
    }
}
