package dev.rapport.interactions.guard;

/**
 * The rules in force.
 *
 * @param version the ETag; 0 while the agency has none of its own
 */
public record AskGuardView(
        long version, Strictness askedByAnother, int days, Strictness askAfterOptOut, Strictness touchAfterOptOut) {

    static AskGuardView of(long version, GuardRules rules) {
        return new AskGuardView(
                version, rules.askedByAnother(), rules.days(), rules.askAfterOptOut(), rules.touchAfterOptOut());
    }
}
