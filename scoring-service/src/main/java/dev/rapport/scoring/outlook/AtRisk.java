package dev.rapport.scoring.outlook;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import dev.rapport.scoring.model.Standing;

/**
 * A tie is at risk once it has been silent for more than eight times its usual gap: then it most likely decays (Navarro,
 * Miritello, Canales and Moro 2017, "Temporal patterns behind the strength of persistent ties"). The usual gap is the
 * median between days of meaningful contact, so that one long holiday does not make every silence look usual; an answer
 * on the next day belongs to the same exchange, and is no gap, unless they are in touch every day. Where a
 * cadence says how long a silence the contact may take, the tie is at risk beyond that too, whichever comes first. Only
 * meaningful contact breaks a silence: no ask, reminder, research or unsolicited gift. Where there never was any, there
 * is no silence yet.
 */
public final class AtRisk {

    private static final int USUAL_GAPS = 8;

    /** With fewer days there is no usual gap to speak of. */
    private static final int LEAST_DAYS = 3;

    private AtRisk() {}

    /** @param cadenceMaxDays the longest silence that is still fine; null where no cadence is set */
    public static boolean is(Standing standing, Integer cadenceMaxDays) {
        List<LocalDate> days = standing.meaningfulDays();
        return isSilentTooLong(days, standing.asOf())
                || cadenceMaxDays != null && isSilentBeyond(cadenceMaxDays, days, standing.asOf());
    }

    private static boolean isSilentBeyond(int cadence, List<LocalDate> days, LocalDate today) {
        return !days.isEmpty() && ChronoUnit.DAYS.between(days.getLast(), today) > cadence;
    }

    /** @param days of meaningful contact, ascending, none twice, none after today */
    static boolean isSilentTooLong(List<LocalDate> days, LocalDate today) {
        if (days.size() < LEAST_DAYS) return false;
        long[] gaps = IntStream.range(1, days.size())
                .mapToLong(i -> ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)))
                .toArray();
        long[] between = LongStream.of(gaps).filter(gap -> gap > 1).toArray();
        double usual = median(between.length == 0 ? gaps : between);
        return ChronoUnit.DAYS.between(days.getLast(), today) > USUAL_GAPS * usual;
    }

    private static double median(long[] gaps) {
        Arrays.sort(gaps);
        int middle = gaps.length / 2;
        return gaps.length % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2.0;
    }
}
