package dev.rapport.scoring.model;

/**
 * Unsolicited gifts: beyond the free one in a window each is pressure, and then none of that window counts as given
 * (Gergen 1975: gifts that cannot be returned are resented).
 */
record GiftTally(double excess, double credit) {

    private static final double MILLI = 1000;

    static GiftTally of(Diary diary, ModelConfig config) {
        long[] milli = diary.milli(Trace.GIFTS);
        if (milli == null) {
            return new GiftTally(0, 0);
        }
        ModelConfig.Gifts gifts = config.gifts();
        long[] days = diary.days();
        double[] windows = windows(days, milli, gifts.windowDays());
        double excess = 0;
        double credit = 0;
        for (int i = 0; i < days.length; i++) {
            if (milli[i] > 0) {
                double count = milli[i] / MILLI;
                long age = diary.now() - Diary.mondayOf(days[i]);
                double left = Decay.halved(age, config.fading().halfLifeDays());
                excess += Math.min(count, Math.max(0, windows[i] - gifts.free())) * left;
                if (fullestFrom(i, days, windows, gifts.windowDays()) <= gifts.free()) {
                    credit += gifts.credit() * count * left;
                }
            }
        }
        return new GiftTally(excess, credit);
    }

    /** For each day, the gifts of the window that ends with it. */
    private static double[] windows(long[] days, long[] milli, int length) {
        double[] windows = new double[days.length];
        long inWindow = 0;
        int start = 0;
        for (int end = 0; end < days.length; end++) {
            inWindow += milli[end];
            while (days[start] <= days[end] - length) {
                inWindow -= milli[start++];
            }
            windows[end] = inWindow / MILLI;
        }
        return windows;
    }

    /** The fullest of the windows that this day is part of. */
    private static double fullestFrom(int first, long[] days, double[] windows, int length) {
        double fullest = 0;
        for (int i = first; i < days.length && days[i] < days[first] + length; i++) {
            fullest = Math.max(fullest, windows[i]);
        }
        return fullest;
    }
}
