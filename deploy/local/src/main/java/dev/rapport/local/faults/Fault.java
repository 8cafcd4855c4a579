package dev.rapport.local.faults;

import java.time.Duration;

/**
 * One thing that breaks, and is mended later.
 *
 * @param at after the beginning
 * @param target which of those that can break so, from 0
 * @param lasts until it is mended
 */
record Fault(Duration at, Kind kind, int target, Duration lasts) {

    /** What it happens to: nothing is broken in two ways at once, and anything beside anything else. */
    enum Thing {
        POSTGRES(1),
        BROKER(3),
        INSTANCE(5),
        /** Of one instance, while the other replica has its own. */
        WAY_TO_POSTGRES(5),
        WAY_TO_KAFKA(5),
        GROUPS(1),
        TOPIC(1),
        SCORES(4);

        final int many;

        Thing(int many) {
            this.many = many;
        }
    }

    enum Kind {
        KILL_SERVICE(Thing.INSTANCE, 1, 5),
        FREEZE_SERVICE(Thing.INSTANCE, 4, 12),
        REPLACE_SERVICE(Thing.INSTANCE, 0, 2),
        SKEW_CLOCK(Thing.INSTANCE, 8, 15),
        KILL_POSTGRES(Thing.POSTGRES, 1, 6),
        FREEZE_POSTGRES(Thing.POSTGRES, 3, 10),
        FILL_DISK_OF_POSTGRES(Thing.POSTGRES, 2, 6),
        KILL_BROKER(Thing.BROKER, 1, 10),
        KILL_ALL_BROKERS(Thing.BROKER, 1, 4),
        FREEZE_BROKER(Thing.BROKER, 3, 12),
        FILL_DISK_OF_BROKER(Thing.BROKER, 2, 10),
        CUT_OFF_POSTGRES(Thing.WAY_TO_POSTGRES, 3, 10),
        SILENCE_POSTGRES(Thing.WAY_TO_POSTGRES, 3, 12),
        CUT_OFF_KAFKA(Thing.WAY_TO_KAFKA, 3, 12),
        SILENCE_KAFKA(Thing.WAY_TO_KAFKA, 3, 15),
        REBALANCE_STORM(Thing.GROUPS, 4, 12),
        POISON(Thing.TOPIC, 0, 0),
        RECREATE_SCORES(Thing.TOPIC, 0, 0),
        REBUILD(Thing.SCORES, 0, 0);

        final Thing thing;
        final int leastSeconds;
        final int mostSeconds;

        Kind(Thing thing, int leastSeconds, int mostSeconds) {
            this.thing = thing;
            this.leastSeconds = leastSeconds;
            this.mostSeconds = mostSeconds;
        }
    }

    Duration end() {
        return at.plus(lasts);
    }

    @Override
    public String toString() {
        return "%6.1f s  %s %d for %.1f s".formatted(at.toMillis() / 1e3, kind, target, lasts.toMillis() / 1e3);
    }
}
