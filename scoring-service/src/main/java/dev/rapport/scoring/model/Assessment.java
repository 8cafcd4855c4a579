package dev.rapport.scoring.model;

import java.util.ArrayList;
import java.util.List;

/** Whether an ask would be a reasonable request, and every reason why not: the hard ones first. */
public record Assessment(Verdict verdict, List<Reason> reasons) {

    public Assessment {
        reasons = List.copyOf(reasons);
    }

    /**
     * Pressure (asks, follow-ups, gifts, their replies, their wish to be left alone) is counted over the whole agency,
     * for the influencer has one inbox; all else in the relationship that asks.
     */
    public static Assessment of(Standing relationship, Standing wholeAgency, Ask ask) {
        if (!relationship.asOf().equals(wholeAgency.asOf())) {
            throw new IllegalArgumentException("Both standings must be of the same day");
        }
        Situation situation = new Situation(relationship, wholeAgency, ask);
        List<Reason> reasons = new ArrayList<>();
        for (Rule rule : Rule.values()) {
            rule.check(situation).ifPresent(reasons::add);
        }
        return new Assessment(verdict(reasons), reasons);
    }

    private static Verdict verdict(List<Reason> reasons) {
        if (reasons.stream().anyMatch(Reason::hard)) {
            return Verdict.SPAMMY;
        }
        return reasons.isEmpty() ? Verdict.REASONABLE : Verdict.PREMATURE;
    }
}
