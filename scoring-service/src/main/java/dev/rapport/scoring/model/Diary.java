package dev.rapport.scoring.model;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** The evidence that counts at the end of one day, by day and trace. Days are epoch days. */
final class Diary {

    /** Before any day there is, with room to reckon from it. */
    static final long NEVER = Long.MIN_VALUE / 2;

    private static final int TRACES = Trace.values().length;
    private static final double MILLI = 1000;

    private final long now;
    private final List<Evidence> evidence;
    private final long[] days;
    private final long[][] milli = new long[TRACES][];

    /** The evidence comes in the order of days, and of ids within a day. */
    Diary(List<Evidence> evidence, LocalDate now) {
        this.now = now.toEpochDay();
        this.evidence = evidence;
        long[] seen = new long[evidence.size()];
        int count = 0;
        for (Evidence left : evidence) {
            long day = left.day().toEpochDay();
            if (count == 0 || seen[count - 1] != day) {
                seen[count++] = day;
            }
            for (Evidence.Mark mark : left.marks()) {
                column(mark.trace(), seen.length)[count - 1] += mark.milli();
            }
        }
        this.days = Arrays.copyOf(seen, count);
    }

    private long[] column(Trace trace, int length) {
        int at = trace.ordinal();
        if (milli[at] == null) {
            milli[at] = new long[length];
        }
        return milli[at];
    }

    long now() {
        return now;
    }

    /** The days on which anything was left, ascending. */
    long[] days() {
        return days;
    }

    /** Milli-units by day, in the order of the days; null where the trace was never left. */
    long[] milli(Trace trace) {
        return milli[trace.ordinal()];
    }

    /** How much of the trace the last so many days left. */
    double within(int window, Trace trace) {
        return after(now - window, trace);
    }

    /** How much of the trace the days after this one left. */
    double after(long day, Trace trace) {
        double total = 0;
        long[] column = milli(trace);
        for (int i = firstAfter(day); column != null && i < days.length; i++) {
            total += column[i] / MILLI;
        }
        return total;
    }

    long first(Trace trace) {
        long[] column = milli(trace);
        for (int i = 0; column != null && i < days.length; i++) {
            if (column[i] > 0) {
                return days[i];
            }
        }
        return NEVER;
    }

    long last(Trace trace) {
        return lastOfAtLeast(1 / MILLI, trace);
    }

    /** The last day that left at least so much. */
    long lastOfAtLeast(double amount, Trace trace) {
        long[] column = milli(trace);
        for (int i = days.length - 1; column != null && i >= 0; i--) {
            if (column[i] / MILLI >= amount) {
                return days[i];
            }
        }
        return NEVER;
    }

    /** In how many ISO weeks, of the days in the window, the trace was left. */
    int weeksWithin(int window, Trace trace) {
        int weeks = 0;
        long week = NEVER;
        long[] column = milli(trace);
        for (int i = firstAfter(now - window); column != null && i < days.length; i++) {
            if (column[i] > 0 && mondayOf(days[i]) != week) {
                week = mondayOf(days[i]);
                weeks++;
            }
        }
        return weeks;
    }

    /** The interactions that left one of the traces after this day, by day and id. */
    List<String> idsAfter(long day, Trace... traces) {
        List<Trace> wanted = List.of(traces);
        return evidence.stream()
                .filter(left -> left.day().toEpochDay() > day)
                .filter(left -> left.marks().stream().anyMatch(mark -> wanted.contains(mark.trace())))
                .map(Evidence::interactionId)
                .toList();
    }

    List<String> idsWithin(int window, Trace... traces) {
        return idsAfter(now - window, traces);
    }

    /** The Monday of the ISO week of a day. */
    static long mondayOf(long day) {
        // Epoch day 0 was a Thursday.
        return day - Math.floorMod(day + 3, 7);
    }

    private int firstAfter(long day) {
        int found = Arrays.binarySearch(days, day);
        return found >= 0 ? found + 1 : -found - 1;
    }
}
