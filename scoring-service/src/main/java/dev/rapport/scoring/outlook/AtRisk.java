package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

import dev.rapport.scoring.model.Standing;

/**
 * A tie is at risk once it has been silent for more than eight times its usual gap: then it most likely decays (Navarro,
 * Miritello, Canales and Moro 2017, "Temporal patterns behind the strength of persistent ties"). The usual gap is the
 * median between days of meaningful contact, so that one long holiday does not make every silence look usual.
 */
public final class AtRisk {

    private static final int USUAL_GAPS = 8;

    /** With fewer days there is no usual gap to speak of. */
    private static final int LEAST_DAYS = 3;

    private AtRisk() {}

    public static boolean is(Standing standing) {
        return isSilentTooLong(standing.meaningfulDays(), standing.asOf());
    }

    /** @param days of meaningful contact, ascending, none twice, none after today */
    static boolean isSilentTooLong(List<LocalDate> days, LocalDate today) {
        if (days.size() < LEAST_DAYS) return false;
        long[] gaps = new long[days.size() - 1];
        for (int i = 0; i < gaps.length; i++) gaps[i] = ChronoUnit.DAYS.between(days.get(i), days.get(i + 1));
        return ChronoUnit.DAYS.between(days.getLast(), today) > USUAL_GAPS * median(gaps);
    }

    private static double median(long[] gaps) {
        Arrays.sort(gaps);
        int middle = gaps.length / 2;
        return gaps.length % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2.0;
    }
}
