package dev.rapport.interactions.guard;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What an agency wants to be told before it asks, as sent by the caller; the defaults stand for what is absent. Only what
 * happens now is refused: to write down the past is not to ask, and is warned of at most.
 *
 * @param askedByAnother an ask of somebody whom another organization of the agency asked lately; WARN
 * @param days what is lately, 1 to 365; 28
 * @param askAfterOptOut an ask of somebody who wants to be left alone; REFUSE
 * @param touchAfterOptOut anything else that reaches out to somebody who wants to be left alone; WARN
 */
public record GuardRules(
        Strictness askedByAnother,
        @Min(1) @Max(365) Integer days,
        Strictness askAfterOptOut,
        Strictness touchAfterOptOut) {

    private static final int FOUR_WEEKS = 28;

    public static final GuardRules DEFAULT = new GuardRules(null, null, null, null);

    public GuardRules {
        askedByAnother = askedByAnother == null ? Strictness.WARN : askedByAnother;
        days = days == null ? Integer.valueOf(FOUR_WEEKS) : days;
        askAfterOptOut = askAfterOptOut == null ? Strictness.REFUSE : askAfterOptOut;
        touchAfterOptOut = touchAfterOptOut == null ? Strictness.WARN : touchAfterOptOut;
    }
}
