package dev.rapport.interactions.touchpoint;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import dev.rapport.interactions.cadence.Scope;

/**
 * When to be in touch next, as answered.
 *
 * @param organizationId absent for the whole agency
 * @param lastTouchOn day (UTC); absent where nobody was in touch yet
 * @param lastTouchKind of interaction, COMMITMENT_KEPT or AGREEMENT_ACCEPTED
 * @param nextTouchOn the day to aim for: last touch, or the day they were added, and the target; absent without a cadence
 * @param latestOn the last day that is still fine; absent without a cadence
 * @param status UPCOMING before nextTouchOn, DUE from then on, OVERDUE after latestOn; absent without a cadence
 * @param daysOverdue days since latestOn; absent unless overdue
 * @param quiet silent for more than eight times the usual gap
 * @param quietOn the first day of such a silence; absent with fewer than three days of touch
 * @param usualGapDays the median between days of touch; absent with fewer than three
 * @param cadence the rule that holds; absent where there is none
 */
public record TouchpointView(
        UUID influencerId,
        UUID organizationId,
        LocalDate lastTouchOn,
        String lastTouchKind,
        LocalDate nextTouchOn,
        LocalDate latestOn,
        Turn status,
        Long daysOverdue,
        boolean quiet,
        LocalDate quietOn,
        Double usualGapDays,
        CadenceInForce cadence) {

    /**
     * @param scope whose rule it is
     * @param cadenceId the rule; absent where it is the influencer's own
     */
    public record CadenceInForce(Scope scope, UUID cadenceId, int targetDays, int maxDays) {}

    /** @param today in the time zone of the agency */
    static TouchpointView of(Touchpoint stored, LocalDate today) {
        Long over = stored.latestOn() != null && stored.latestOn().isBefore(today)
                ? Long.valueOf(ChronoUnit.DAYS.between(stored.latestOn(), today))
                : null;
        return new TouchpointView(
                stored.influencerId(),
                stored.organizationId(),
                stored.lastTouchOn(),
                stored.lastTouchKind(),
                stored.nextTouchOn(),
                stored.latestOn(),
                status(stored, over != null, today),
                over,
                stored.quietOn() != null && !stored.quietOn().isAfter(today),
                stored.quietOn(),
                stored.usualGapDays(),
                stored.cadence());
    }

    private static Turn status(Touchpoint stored, boolean overdue, LocalDate today) {
        if (stored.nextTouchOn() == null) return null;
        if (overdue) return Turn.OVERDUE;
        return stored.nextTouchOn().isAfter(today) ? Turn.UPCOMING : Turn.DUE;
    }
}
