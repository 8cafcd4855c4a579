package dev.rapport.interactions.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/**
 * What became of the promises of one group that were due within the time asked for.
 *
 * @param organizationId where grouped by organization
 * @param influencerId where grouped by influencer
 * @param responsible where grouped by person: who of the agency sees to them
 * @param kept in time, the one day of grace included
 * @param late kept, but later than that
 * @param released waived by the other side
 * @param overdue open, and more than the day of grace after the due date, in the agency's time zone
 * @param open and not overdue
 * @param rate kept, as a part of kept, late, broken and overdue, from 0 to 1; absent where there are none of these
 */
public record FollowThrough(
        UUID organizationId,
        UUID influencerId,
        String responsible,
        long kept,
        long late,
        long broken,
        long released,
        long overdue,
        long open,
        Double rate) {

    private static final int DECIMALS = 4;

    static FollowThrough of(Grouping by, String group, Counts counts) {
        return new FollowThrough(
                by == Grouping.ORGANIZATION ? UUID.fromString(group) : null,
                by == Grouping.INFLUENCER ? UUID.fromString(group) : null,
                by == Grouping.PERSON ? group : null,
                counts.kept(),
                counts.late(),
                counts.broken(),
                counts.released(),
                counts.overdue(),
                counts.open(),
                counts.rate());
    }

    /** The numbers alone. */
    record Counts(long kept, long late, long broken, long released, long overdue, long open) {

        Double rate() {
            long due = kept + late + broken + overdue;
            if (due == 0) return null;
            return BigDecimal.valueOf(kept)
                    .divide(BigDecimal.valueOf(due), DECIMALS, RoundingMode.HALF_UP)
                    .doubleValue();
        }
    }

    /** Of the group, as text. */
    String group() {
        if (responsible != null) return responsible;
        return organizationId != null ? organizationId.toString() : influencerId.toString();
    }
}
