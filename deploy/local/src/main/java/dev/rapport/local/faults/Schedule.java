package dev.rapport.local.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** When what breaks: all of it from the seed. */
final class Schedule {
    private static final int LEAST_GAP_MILLIS = 1_500;
    private static final int MOST_GAP_MILLIS = 6_000;

    private Schedule() {}

    /** Every one of the kinds once before any comes again, in the order of the dice; all is mended at the end. */
    static List<Fault> of(long seed, Duration length, Collection<Fault.Kind> kinds) {
        Random chance = new Random(seed);
        List<Fault> faults = new ArrayList<>();
        List<Fault.Kind> left = new ArrayList<>();
        Duration at = Duration.ofMillis(LEAST_GAP_MILLIS);
        while (!kinds.isEmpty() && at.compareTo(length) < 0) {
            if (left.isEmpty()) {
                left.addAll(kinds);
                Collections.shuffle(left, chance);
            }
            Fault fault = fault(left.removeFirst(), at, chance);
            if (fault.end().compareTo(length) <= 0 && faults.stream().noneMatch(one -> collide(one, fault)))
                faults.add(fault);
            at = at.plusMillis(chance.nextInt(LEAST_GAP_MILLIS, MOST_GAP_MILLIS));
        }
        return List.copyOf(faults);
    }

    private static Fault fault(Fault.Kind kind, Duration at, Random chance) {
        int target = chance.nextInt(kind.thing.many);
        int range = kind.mostSeconds - kind.leastSeconds;
        int millis = kind.leastSeconds * 1000 + chance.nextInt(range * 1000 + 1);
        return new Fault(at, kind, target, Duration.ofMillis(millis));
    }

    private static boolean collide(Fault one, Fault other) {
        boolean sameThing = one.kind().thing == other.kind().thing
                && (one.target() == other.target() || isOfAll(one) || isOfAll(other));
        // What was mended needs a moment to be whole again.
        return sameThing
                && one.at().compareTo(other.end().plusSeconds(2)) < 0
                && other.at().compareTo(one.end().plusSeconds(2)) < 0;
    }

    private static boolean isOfAll(Fault fault) {
        return fault.kind() == Fault.Kind.KILL_ALL_BROKERS;
    }
}
