package dev.rapport.local.faults;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ScheduleTest {
    private static final Set<Fault.Kind> ALL = EnumSet.allOf(Fault.Kind.class);
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void the_same_seed_breaks_the_same_things_at_the_same_times() {
        assertEquals(Schedule.of(7, LONG, ALL), Schedule.of(7, LONG, ALL));
        assertNotEquals(Schedule.of(7, LONG, ALL), Schedule.of(8, LONG, ALL));
    }

    @Test
    void in_ten_minutes_everything_breaks_in_every_way() {
        for (long seed = 1; seed <= 20; seed++) assertEquals(ALL, kinds(Schedule.of(seed, LONG, ALL)));
    }

    @Test
    void only_what_is_asked_for_breaks() {
        Set<Fault.Kind> two = EnumSet.of(Fault.Kind.KILL_BROKER, Fault.Kind.POISON);
        assertEquals(two, kinds(Schedule.of(1, LONG, two)));
    }

    @Test
    void all_is_mended_at_the_end_and_nothing_breaks_in_two_ways_at_once() {
        for (long seed = 1; seed <= 20; seed++) {
            List<Fault> faults = Schedule.of(seed, LONG, ALL);
            for (Fault one : faults) {
                assertTrue(one.end().compareTo(LONG) <= 0, one.toString());
                for (Fault other : faults) {
                    boolean same =
                            one != other && one.kind().thing == other.kind().thing && one.target() == other.target();
                    boolean apart =
                            one.end().compareTo(other.at()) < 0 || other.end().compareTo(one.at()) < 0;
                    assertTrue(!same || apart, one + " and " + other);
                }
            }
        }
    }

    private static Set<Fault.Kind> kinds(List<Fault> faults) {
        return faults.stream().map(Fault::kind).collect(Collectors.toSet());
    }
}
