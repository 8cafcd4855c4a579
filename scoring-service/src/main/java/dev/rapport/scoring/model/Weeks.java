package dev.rapport.scoring.model;

/**
 * Evidence by ISO week, fading from the week's Monday. Sums run from the oldest week to the newest, so that they come
 * out the same to the last bit whatever order the evidence arrived in.
 */
final class Weeks {

    private static final double MILLI = 1000;

    private final Diary diary;
    private final int[] weekOfDay;
    private final double[] left;
    private final int count;

    Weeks(Diary diary, double halfLifeDays) {
        this.diary = diary;
        long[] days = diary.days();
        this.weekOfDay = new int[days.length];
        this.left = new double[days.length];
        int weeks = 0;
        long monday = Diary.NEVER;
        for (int i = 0; i < days.length; i++) {
            if (monday != Diary.mondayOf(days[i])) {
                monday = Diary.mondayOf(days[i]);
                left[weeks++] = Decay.halved(diary.now() - monday, halfLifeDays);
            }
            weekOfDay[i] = weeks - 1;
        }
        this.count = weeks;
    }

    /** Bad evidence, and what is merely counted: every bit of it counts. */
    double plain(Trace... traces) {
        double total = 0;
        long[] sums = sums(traces);
        for (int week = 0; week < count; week++) {
            total += sums[week] / MILLI * left[week];
        }
        return total;
    }

    /** Good evidence: a week can hold no more than the cap. */
    double saturated(double cap, Trace... traces) {
        double total = 0;
        long[] sums = sums(traces);
        for (int week = 0; week < count; week++) {
            if (sums[week] != 0) {
                total += Decay.saturated(sums[week] / MILLI, cap) * left[week];
            }
        }
        return total;
    }

    private long[] sums(Trace... traces) {
        long[] sums = new long[count];
        for (Trace trace : traces) {
            long[] column = diary.milli(trace);
            for (int i = 0; column != null && i < weekOfDay.length; i++) {
                sums[weekOfDay[i]] += column[i];
            }
        }
        return sums;
    }
}
